package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.VerdictSettings;
import io.muster.clusters.VerdictSettingsManagement;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Every export names the settings that moved its verdicts: who decided them, when, and why. */
@PortalTest
class SettingsNamedDatabaseTests {

  private static final String WHY = "The assessor asks for daily looks.";

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired VerdictSettingsManagement settings;

  private Boundary boundary;
  private Cluster harbor;
  private Person marcus;
  private Instant before;

  @BeforeEach
  void somebodyDecidedAfterTheScan() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    marcus = cast.marcusTheIssm(boundary.id());
    before = scans.of(harbor, Seen.on("w1").host("w1", "dbg")).recordedAt();
    VerdictSettings stricter = new VerdictSettings(3, "com.docker.ucp.version", 2);
    settings.decide(marcus.actor(), boundary.id(), stricter, WHY);
  }

  @Test
  void checklistsNameThem() throws Exception {
    for (Format format : Format.values()) {
      String now = text(checklist(format, ""));
      assertThat(now).as(format.word()).contains("3 days old", "2 days", marcus.username(), WHY);
      assertThat(text(checklist(format, "&asOf=" + before.plus(1, ChronoUnit.MILLIS))))
          .as(format + " of before")
          .contains("7 days old", "So since the boundary was made")
          .doesNotContain(WHY);
    }
  }

  @Test
  void reportsNameThem() throws Exception {
    assertThat(text(report("oscal-ar", "json"))).contains(marcus.username(), WHY);
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(report("findings", "xlsx")));
        var extractor = new XSSFExcelExtractor(book)) {
      assertThat(extractor.getText()).contains(marcus.username(), WHY);
    }
    try (var pdf = Loader.loadPDF(report("assessment", "pdf"))) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains(marcus.username(), WHY);
    }
  }

  @Test
  void theEvidencePackageNamesThem() throws Exception {
    StringBuilder all = new StringBuilder();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(report("evidence", "zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".json")) {
          all.append(text(zip.readAllBytes()));
        }
      }
    }
    assertThat(all).contains("settingsReason", WHY, "settingsDecidedBy", marcus.username());
  }

  private byte[] checklist(Format format, String more) throws Exception {
    return file("/clusters/" + harbor.id() + "/checklist?format=" + format.word() + more);
  }

  private byte[] report(String kind, String format) throws Exception {
    return file("/reports/%s?format=%s&boundary=%s".formatted(kind, format, boundary.id()));
  }

  private byte[] file(String path) throws Exception {
    var answer =
        mvc.perform(get("/api/v1" + path).with(cast.bearer(marcus))).andReturn().getResponse();
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
    return answer.getContentAsByteArray();
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
