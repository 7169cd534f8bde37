package io.muster.exports.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.exports.Checklists;
import io.muster.exports.Moment;
import io.muster.exports.SelectedClusters;
import io.muster.exports.Selection;
import io.muster.exports.SelectionWords;
import io.muster.identity.Scope;
import io.muster.posture.FleetFilter;
import io.muster.scans.ScansByHand;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import io.muster.ui.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A sheet takes a limited number of rows; what is beyond is never left out in silence. */
@PortalTest
class FindingsWorkbookDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired Checklists checklists;
  @Autowired SelectedClusters clusters;
  @Autowired SelectionWords words;
  @Autowired Frame frame;
  @Autowired Clock clock;

  @Test
  void whatASheetCannotTakeIsCounted() throws Exception {
    Boundary boundary = fleet.aBoundary();
    scans.of(
        fleet.harborIn(boundary), Seen.on("w1").host("w1", "a").host("w1", "b").host("w1", "c"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new FindingsWorkbook(checklists, clusters, words, frame, 2)
        .of(
            new Selection(FleetFilter.ALL.in(boundary.id()), ""),
            new Moment(clock.instant(), clock.instant()),
            new Scope(false, Set.of(boundary.id())))
        .write(out);

    try (XSSFWorkbook file = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      Map<String, String> about = new HashMap<>();
      file.getSheet("About")
          .forEach(
              row -> about.put(row.getCell(0).getStringCellValue(), row.getCell(1).toString()));
      assertThat(file.getSheet("Findings").getLastRowNum()).isEqualTo(1);
      assertThat(about).containsEntry("Lines in Findings", "1.0");
      assertThat(about.get("Left out")).startsWith("2 more lines: a sheet takes no more.");
    }
  }
}
