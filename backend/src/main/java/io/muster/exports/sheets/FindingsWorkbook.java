package io.muster.exports.sheets;

import io.muster.exports.Checklist;
import io.muster.exports.Checklists;
import io.muster.exports.FindingLines;
import io.muster.exports.FleetChecklists.Export;
import io.muster.exports.Markings;
import io.muster.exports.Moment;
import io.muster.exports.Release;
import io.muster.exports.RuleChoice;
import io.muster.exports.SelectedClusters;
import io.muster.exports.Selection;
import io.muster.exports.SelectionWords;
import io.muster.identity.Scope;
import io.muster.posture.FleetLine;
import io.muster.scans.Evidence;
import io.muster.ui.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What violated on the clusters of a selection at an instant, as a workbook: the sheet Findings has
 * the columns and lines of the CSV, About says what the file is, and Clusters what must be known of
 * each cluster. Of the findings no more than a few rows are in memory; of each cluster one row is.
 */
@Component
public class FindingsWorkbook {

  private static final String WHAT =
      "Findings of V-260930: a line for each container that violated at the instant, with what"
          + " addressed it; a cluster without any has one line that says so with its verdict.";
  private static final Map<String, Integer> WIDTHS =
      Map.of(
          "Cluster id",
          38,
          "Why",
          40,
          "Three scopes",
          40,
          "Container",
          30,
          "Container id",
          30,
          "Image as claimed",
          40,
          "What a scan cannot see",
          40,
          "Exceptions",
          36);
  private static final int WIDTH = 22;

  private final Checklists checklists;
  private final SelectedClusters clusters;
  private final SelectionWords words;
  private final Frame frame;
  private final int mostRows;

  @Autowired
  FindingsWorkbook(
      Checklists checklists, SelectedClusters clusters, SelectionWords words, Frame frame) {
    this(checklists, clusters, words, frame, Worksheet.MAX_ROWS);
  }

  /** The same with room for fewer rows in a sheet. */
  FindingsWorkbook(
      Checklists checklists,
      SelectedClusters clusters,
      SelectionWords words,
      Frame frame,
      int mostRows) {
    this.checklists = checklists;
    this.clusters = clusters;
    this.words = words;
    this.frame = frame;
    this.mostRows = mostRows;
  }

  /**
   * The workbook, checked before anything of it is sent.
   *
   * @throws io.muster.shared.NotFound if what the selection names was not in the scope
   */
  public Export of(Selection selection, Moment moment, Scope scope) {
    String said = words.of(selection, moment, scope);
    Release release = checklists.release(RuleChoice.ONLY, moment.asOf());
    return out -> {
      Iterator<FleetLine> lines = clusters.lines(selection, moment, scope);
      new Writing(new About(WHAT, said, moment, release, "Muster " + frame.getVersion()))
          .write(lines, line -> checklists.of(line.cluster(), RuleChoice.ONLY, moment, scope), out);
    };
  }

  /** Makes the checklist of a cluster. */
  @FunctionalInterface
  interface Made {
    Checklist of(FleetLine line);
  }

  /** One workbook in the making. */
  private final class Writing {

    private final About about;
    private final Markings markings = new Markings(frame.getMarking());
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private int written;
    private int left;

    Writing(About about) {
      this.about = about;
    }

    void write(Iterator<FleetLine> lines, Made made, OutputStream out) throws IOException {
      Workbook workbook = new Workbook(out, "Muster", null);
      workbook.properties().setTitle("Findings of V-260930");
      Worksheet findings = workbook.newWorksheet("Findings");
      Worksheet aboutSheet = workbook.newWorksheet("About");
      Worksheet clusterSheet = workbook.newWorksheet("Clusters");
      Table table = new Table(findings, columns(), mostRows);
      while (lines.hasNext()) {
        add(made.of(lines.next()), table);
      }
      String marking = markings.marking().text();
      table.finish(marking);
      sums();
      about.write(aboutSheet, marking);
      Table each = new Table(clusterSheet, ClusterTable.COLUMNS);
      for (List<@Nullable Object> row : rows) {
        each.add(row);
      }
      each.finish(marking);
      workbook.finish();
    }

    private void add(Checklist one, Table table) throws IOException {
      markings.add(one.seen().asset().marking());
      rows.add(ClusterTable.row(one.seen(), one.marking()));
      for (List<String> line : FindingLines.of(one.seen(), one.release())) {
        if (table.full()) {
          left++;
        } else {
          table.add(line);
          written++;
        }
      }
    }

    private void sums() {
      about
          .say("Marking", markings.marking().text())
          .say("Clusters", rows.size())
          .say("Lines in Findings", written);
      if (left > 0) {
        about.say(
            "Left out",
            "%,d more lines: a sheet takes no more. The findings as CSV have all of them."
                .formatted(left));
      }
      about
          .say(
              "Policy, system label, scans",
              "For each cluster in the sheet Clusters: what documented findings count as, who"
                  + " decided so, the system label, the times of the scans, unread nodes and nodes"
                  + " out of service.")
          .say("What a scan cannot see", Evidence.BLIND);
    }
  }

  private static List<Column> columns() {
    return FindingLines.COLUMNS.stream()
        .map(head -> new Column(head, WIDTHS.getOrDefault(head, WIDTH), false))
        .toList();
  }
}
