package io.muster.exports;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Asset;
import io.muster.clusters.AssetRole;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.exceptions.Act;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.identity.Actor;
import io.muster.identity.TokenScope;
import io.muster.inventory.Gap;
import io.muster.plans.Grouping;
import io.muster.plans.Milestone;
import io.muster.plans.PlanManagement;
import io.muster.plans.PlanStatus;
import io.muster.plans.PlanText;
import io.muster.posture.FleetFilter;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Spreadsheets and the report of what happened, as they are sent. */
@PortalTest
class ReportFilesDatabaseTests {

  private static final List<String> FILES =
      List.of("findings.csv", "findings.xlsx", "poam.xlsx", "assessment.pdf");

  @Autowired MockMvc browser;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;
  @Autowired ClusterManagement clusters;
  @Autowired PlanManagement plans;
  @Autowired PoamItems items;
  @Autowired Clock clock;

  private Boundary boundary;
  private Cluster harbor;
  private Person iris;
  private Person marcus;
  private Person ada;
  private Person vera;

  @BeforeEach
  void somethingIsOpenOnHarbor() {
    boundary = fleet.aBoundary();
    boundary = fleet.authorizedUntil(boundary, requests.today(boundary).plusDays(90));
    harbor = fleet.harborIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    ada = cast.adaTheAo(boundary.id());
    vera = cast.veraTheAuditor(boundary.id());
    scans.of(harbor, Seen.on("hb-w1").systemHost("hb-w1", "agent").host("hb-w1", "=cmd()"));
  }

  @Test
  void theWorkbookHasTheLinesOfTheCsvAndSaysWhatItIs() throws Exception {
    fleet.drydockIn(boundary);
    XSSFWorkbook file = xlsx("findings.xlsx?boundary=" + boundary.id());
    List<Map<String, String>> rows = rows(file.getSheet("Findings"));
    Map<String, String> about = about(file);

    assertThat(file.getSheet("Findings").getRow(0).cellIterator())
        .toIterable()
        .extracting(c -> c.getStringCellValue())
        .isEqualTo(FindingLines.COLUMNS);
    assertThat(rows).hasSize(3);
    assertThat(rows.getFirst())
        .containsEntry("Cluster", "drydock")
        .containsEntry("State", "None in violation");
    assertThat(rows)
        .extracting(r -> r.get("Container"))
        .contains("=cmd()")
        .as("no apostrophe: the cell is a text")
        .doesNotContain("'=cmd()");
    assertThat(about)
        .containsEntry("Scope", "Boundary " + boundary.name())
        .containsEntry("Clusters", "2")
        .containsEntry("Lines in Findings", "3")
        .containsEntry("Marking", "UNCLASSIFIED")
        .containsKeys("As of", "Produced at", "Release", "What a scan cannot see")
        .doesNotContainKey("Left out");
    assertThat(about.get("Produced at")).endsWith("Z");
    assertThat(rows(file.getSheet("Clusters")))
        .extracting(r -> r.get("Cluster"), r -> r.get("Verdict"), r -> r.get("Raw"))
        .containsExactly(
            tuple("drydock", "Not Reviewed", "not read"), tuple("harbor", "Open", "2"));
    assertThat(rows(file.getSheet("Clusters")).getLast())
        .containsEntry("Documented counts as", "Not a Finding")
        .containsEntry("System label", "com.docker.ucp.version")
        .containsEntry("Policy since", "Nobody decided otherwise");
  }

  @Test
  void whatWasNotReadAndTheHighestMarkingAreSaid() throws Exception {
    Cluster drydock = fleet.drydockIn(boundary);
    clusters.edit(
        Actor.portal("test"),
        drydock.id(),
        drydock.details().withAsset(new Asset("dd", "", "", "", AssetRole.NONE, "CUI//SP-CTI")));
    scans.of(drydock, Seen.on("d1", "d2").apart("d1", "web").gap(Gap.Kind.NODE_DOWN, "d2", 3));
    String of = "?boundary=" + boundary.id();

    assertThat(about(xlsx("findings.xlsx" + of))).containsEntry("Marking", "CUI//SP-CTI");
    for (String kind : List.of("findings", "poam")) {
      var file = xlsx(kind + ".xlsx" + of);
      String marking = about(file).get("Marking");
      assertThat(file)
          .as("%s: each printed sheet, above and below", kind)
          .isNotEmpty()
          .allSatisfy(
              sheet -> {
                assertThat(sheet.getHeader().getCenter()).endsWith(marking);
                assertThat(sheet.getFooter().getCenter()).endsWith(marking);
              });
    }
    assertThat(rows(xlsx("findings.xlsx" + of).getSheet("Clusters")).getFirst())
        .extractingByKey("Unread nodes")
        .asString()
        .startsWith("d2: The node does not answer");
    assertThat(pdf("assessment.pdf" + of))
        .contains("CUI//SP-CTI", "Node d2: The node does not answer", "Not Reviewed");
    assertThat(pdf("assessment.pdf?cluster=" + harbor.id()))
        .contains("Cluster harbor: 1 cluster", "UNCLASSIFIED")
        .doesNotContain("CUI");
  }

  @Test
  void theReportTellsEachDecisionWithWhoRoleWhenAndRemark() throws Exception {
    Instant before = clock.instant();
    ExceptionRequest request =
        requests.approved(
            iris,
            marcus,
            ada,
            boundary,
            ExceptionKind.DOCUMENTED,
            requests.about(boundary, "agent"));
    Instant approved = clock.instant();
    requests.does(ada, Act.REVOKE, request);
    String of = "assessment.pdf?boundary=" + boundary.id() + "&asOf=";
    String then = pdf(of + approved);

    assertThat(then)
        .contains(request.number(), "addresses 1 container of this report", "SSP 3.2, table 7")
        .contains("Endorsed", marcus.username(), "Approved", ada.username(), "Documented until")
        .contains("ISSM", "Authorizing official (AO)", "What a scan cannot see")
        .doesNotContain("Revoked");
    assertThat(pdf(of + before)).doesNotContain(request.number());
    assertThat(pdf("assessment.pdf?boundary=" + boundary.id())).doesNotContain("Approved");
  }

  @Test
  void aPoamHasAnItemForEachBoundaryOrClusterWithTheSameIdEachTime() throws Exception {
    Cluster drydock = fleet.drydockIn(boundary);
    scans.of(drydock, Seen.on("d1").host("d1", "debug"));
    String of = "poam.xlsx?boundary=" + boundary.id();
    List<Map<String, String>> one = rows(xlsx(of).getSheet("POA&M"));

    assertThat(one).hasSize(1);
    assertThat(one.getFirst())
        .containsEntry("Devices Affected", "drydock\nharbor")
        .containsEntry("Status", "Ongoing")
        .containsEntry("Raw Severity", "Moderate")
        .containsEntry("Controls / APs", "IA-2 (CCI-000764)")
        .containsEntry("Likelihood", "");
    assertThat(one.getFirst().get("Comments"))
        .contains("Open: 3 unaddressed", "Muster item ")
        .doesNotContain("LATE");
    assertThat(rows(xlsx(of).getSheet("POA&M")).getFirst().get("Comments"))
        .isEqualTo(one.getFirst().get("Comments"));
    assertThat(rows(xlsx(of).getSheet("Devices")))
        .extracting(r -> r.get("Container"))
        .containsExactlyInAnyOrder("debug", "agent", "=cmd()");
    plans.group(marcus.actor(), boundary.id(), Grouping.CLUSTER, 0);
    assertThat(rows(xlsx(of).getSheet("POA&M")))
        .extracting(r -> r.get("Devices Affected"))
        .containsExactly("drydock", "harbor");
  }

  @Test
  void lateOnesAreMarkedAndMilestonesHaveRows() throws Exception {
    var today = requests.today(boundary);
    plans.write(
        iris.actor(),
        items
            .of(
                new Selection(FleetFilter.ALL.in(boundary.id()), ""),
                new Moment(clock.instant(), clock.instant()),
                vera.actor().scope())
            .getFirst()
            .plan()
            .id(),
        new PlanText(
            "Otis",
            List.of(
                new Milestone("Ask the vendor", today.minusDays(3), false),
                new Milestone("=Replace it", today.plusDays(30), false)),
            today.plusDays(40),
            "2 days",
            "EM-7",
            PlanStatus.ONGOING,
            "We hope"),
        0);
    XSSFWorkbook file = xlsx("poam.xlsx?boundary=" + boundary.id());
    List<Map<String, String>> rows = rows(file.getSheet("POA&M"));

    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst())
        .containsEntry("Office/Org", "Otis")
        .containsEntry("Resources Required", "2 days")
        .containsEntry("Milestone Description", "Ask the vendor")
        .containsEntry("Milestone Status Comments", "LATE: its day is past.");
    assertThat(rows.getFirst().get("Comments"))
        .startsWith("LATE: The milestone of " + today.minusDays(3))
        .contains("External id: EM-7.", "We hope");
    assertThat(rows.getLast())
        .containsEntry("Milestone Description", "=Replace it")
        .containsEntry("Devices Affected", "");
    assertThat(
            file.getSheet("POA&M").getRow(1).getCell(5).getLocalDateTimeCellValue().toLocalDate())
        .isEqualTo(today.plusDays(40));
    assertThat(about(file)).containsEntry("Items", "1").containsEntry("Late", "1");
  }

  @Test
  void anAcceptedRiskCarriesItsEnd() throws Exception {
    scans.of(
        harbor,
        Seen.on("hb-w1")
            .host("hb-w1", "=cmd()")
            .apart("hb-w1", "agent")
            .bearing(Seen.id("made anew " + harbor.id())));
    requests.approved(
        iris,
        marcus,
        ada,
        boundary,
        ExceptionKind.RISK_ACCEPTED,
        requests.about(boundary, "=cmd()"));
    XSSFWorkbook file = xlsx("poam.xlsx?boundary=" + boundary.id());
    Map<String, String> row = rows(file.getSheet("POA&M")).getFirst();

    assertThat(row).containsEntry("Status", "Risk Accepted");
    assertThat(row.get("Mitigations")).contains("Risk accepted by the AO until ");
    assertThat(
            file.getSheet("POA&M").getRow(1).getCell(6).getLocalDateTimeCellValue().toLocalDate())
        .isEqualTo(requests.today(boundary).plusDays(29));
  }

  @Test
  void outsideTheScopeThereIsNothingInAnyFile() throws Exception {
    Boundary secret = fleet.aBoundary();
    Cluster submarine = fleet.clusterIn(secret, "submarine");
    scans.of(submarine, Seen.on("sub-1").host("sub-1", "periscope"));

    for (String file : FILES) {
      assertThat(text(file)).as(file).contains("harbor").doesNotContain("submarine", "periscope");
      assertThat(status(file + "?boundary=" + secret.id())).as(file).isEqualTo(404);
    }
    for (String file : FILES.subList(1, 4)) {
      assertThat(status(file + "?cluster=" + submarine.id())).as(file).isEqualTo(404);
    }
  }

  @Test
  void programsGetTheSameByATokenThatReads() throws Exception {
    var token = cast.bearer(vera, TokenScope.READ);
    Map<String, String> types =
        Map.of(
            "findings?format=csv", "text/csv;charset=UTF-8",
            "findings?format=xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "poam?format=xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "assessment?format=pdf", "application/pdf");
    for (var entry : types.entrySet()) {
      var answer =
          browser
              .perform(
                  get("/api/v1/reports/" + entry.getKey() + "&boundary=" + boundary.id())
                      .with(token))
              .andReturn()
              .getResponse();
      assertThat(answer.getStatus()).as(entry.getKey()).isEqualTo(200);
      assertThat(answer.getContentType()).isEqualTo(entry.getValue());
      assertThat(answer.getHeader("Content-Disposition")).contains("-V-260930-");
    }
    for (String refused :
        List.of("findings?format=pdf", "poam?format=csv", "assessment?format=x")) {
      assertThat(
              browser
                  .perform(get("/api/v1/reports/" + refused).with(token))
                  .andReturn()
                  .getResponse()
                  .getStatus())
          .as(refused)
          .isEqualTo(422);
    }
  }

  private String text(String file) throws Exception {
    if (file.endsWith(".csv")) {
      return send(file).getContentAsString();
    }
    if (file.endsWith(".pdf")) {
      return pdf(file);
    }
    StringBuilder all = new StringBuilder();
    xlsx(file).sheetIterator().forEachRemaining(s -> all.append(rows((XSSFSheet) s)));
    return all.toString();
  }

  private String pdf(String file) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(send(file).getContentAsByteArray())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(pdf).replaceAll("\\s+", " ");
    }
  }

  private XSSFWorkbook xlsx(String file) throws Exception {
    return new XSSFWorkbook(new ByteArrayInputStream(send(file).getContentAsByteArray()));
  }

  private int status(String file) throws Exception {
    return answer(file).getStatus();
  }

  private MockHttpServletResponse send(String file) throws Exception {
    MockHttpServletResponse answer = answer(file);
    assertThat(answer.getStatus()).as(file).isEqualTo(200);
    return answer;
  }

  private MockHttpServletResponse answer(String file) throws Exception {
    return browser.perform(get("/reports/" + file).with(as(vera))).andReturn().getResponse();
  }

  private static Map<String, String> about(XSSFWorkbook file) {
    Map<String, String> said = new HashMap<>();
    rows(file.getSheet("About")).forEach(r -> said.put(r.get("About"), r.get("this file")));
    return said;
  }

  private static List<Map<String, String>> rows(XSSFSheet sheet) {
    DataFormatter formatter = new DataFormatter();
    List<Map<String, String>> rows = new ArrayList<>();
    for (int r = 1; r <= sheet.getLastRowNum(); r++) {
      Map<String, String> row = new HashMap<>();
      for (int c = 0; c < sheet.getRow(0).getLastCellNum(); c++) {
        var cell = sheet.getRow(r) == null ? null : sheet.getRow(r).getCell(c);
        row.put(sheet.getRow(0).getCell(c).getStringCellValue(), formatter.formatCellValue(cell));
      }
      rows.add(row);
    }
    return rows;
  }
}
