package io.muster.exports;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.muster.clusters.Asset;
import io.muster.clusters.AssetRole;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.DocumentedCounts;
import io.muster.clusters.ExceptionPolicy;
import io.muster.clusters.ExceptionPolicyManagement;
import io.muster.exceptions.Act;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.inventory.Gap;
import io.muster.scans.ScansByHand;
import io.muster.shared.NotFound;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Exports of what happened, on both sides of each event. */
@PortalTest
class ExportsDatabaseTests {

  @Autowired MockMvc browser;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;
  @Autowired Checklists checklists;
  @Autowired ClusterManagement clusters;
  @Autowired ExceptionPolicyManagement policies;
  @Autowired Clock clock;

  private Boundary boundary;
  private Cluster harbor;
  private Person vera;

  @BeforeEach
  void registerHarbor() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    vera = cast.veraTheAuditor(boundary.id());
  }

  @Test
  void aScanAnApprovalAndARevocationEachHaveTwoSides() {
    Person iris = cast.irisTheIsso(boundary.id());
    Person marcus = cast.marcusTheIssm(boundary.id());
    Person ada = cast.adaTheAo(boundary.id());
    Instant registered = clock.instant();
    scans.of(harbor, Seen.on("hb-w1").systemHost("hb-w1", "ucp-kubelet"));
    Instant scanned = clock.instant();
    ExceptionRequest request =
        requests.approved(
            iris,
            marcus,
            ada,
            boundary,
            ExceptionKind.DOCUMENTED,
            requests.about(boundary, "ucp-kubelet"));
    Instant approved = clock.instant();
    requests.does(ada, Act.REVOKE, request);
    Instant revoked = clock.instant();
    scans.of(
        harbor,
        Seen.on("hb-w1").apart("hb-w1", "ucp-kubelet").bearing(Seen.id("made anew " + harbor)));
    Instant fixed = clock.instant();

    assertThat(at(registered).answer()).isEqualTo(Answer.NOT_CHECKED);
    assertThat(at(registered).details()).isEqualTo("Not Reviewed: Never scanned.");
    assertThat(at(scanned).answer()).isEqualTo(Answer.VIOLATED);
    assertThat(at(scanned).details())
        .contains("1. node hb-w1, container ucp-kubelet, id ", "system container.", "Unaddressed.")
        .contains("- full, every container in any state: 1 containers, 1 in violation.")
        .contains("The literal query lists nothing although system containers exist")
        .doesNotContain(request.number());
    assertThat(at(approved).answer()).isEqualTo(Answer.COMPLIANT);
    assertThat(at(approved).details())
        .contains("documented 1, risk accepted 0, unaddressed 0")
        .contains(
            "Documented until %s (UTC), %s, SSP reference: SSP 3.2, table 7."
                .formatted(requests.today(boundary).plusDays(29), request.number()));
    assertThat(at(revoked).answer()).isEqualTo(Answer.VIOLATED);
    assertThat(at(revoked).details()).contains("Unaddressed.").doesNotContain("Documented until");
    assertThat(at(fixed).answer()).isEqualTo(Answer.COMPLIANT);
    assertThat(at(fixed).details()).doesNotContain("Containers in violation");
  }

  @Test
  void aRiskAcceptanceStaysOpenAndIsCited() {
    fleet.authorizedUntil(boundary, requests.today(boundary).plusDays(300));
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "dbg"));
    ExceptionRequest request =
        requests.approved(
            cast.irisTheIsso(boundary.id()),
            cast.marcusTheIssm(boundary.id()),
            cast.adaTheAo(boundary.id()),
            boundary,
            ExceptionKind.RISK_ACCEPTED,
            requests.about(boundary, "dbg"));
    Meaning meaning = at(clock.instant());

    assertThat(meaning.answer()).isEqualTo(Answer.VIOLATED);
    assertThat(meaning.details())
        .contains("Risk accepted by the AO until ", request.number() + "; it stays Open.");
  }

  @Test
  void theAosPolicyIsTheOneOfThatInstant() {
    scans.of(harbor, Seen.on("hb-w1").systemHost("hb-w1", "ucp-kubelet"));
    Person ada = cast.adaTheAo(boundary.id());
    requests.approved(
        cast.irisTheIsso(boundary.id()),
        cast.marcusTheIssm(boundary.id()),
        ada,
        boundary,
        ExceptionKind.DOCUMENTED,
        requests.about(boundary, "ucp-kubelet"));
    Instant before = clock.instant();
    policies.decide(
        ada.actor(),
        boundary.id(),
        new ExceptionPolicy(DocumentedCounts.OPEN, 365, "Until the audit is over"));
    Instant after = clock.instant();

    assertThat(at(before).answer()).isEqualTo(Answer.COMPLIANT);
    assertThat(at(before).comments())
        .contains("documented findings count as Not a Finding, as nobody decided otherwise.");
    assertThat(at(after).answer()).isEqualTo(Answer.VIOLATED);
    assertThat(at(after).comments())
        .contains("documented findings count as Open, decided by " + ada.username());
  }

  @Test
  void namesAndAssetFieldsAreThoseOfThatInstant() {
    Instant before = clock.instant();
    clusters.edit(
        Actor.portal("test"),
        harbor.id(),
        harbor
            .details()
            .withName("haven")
            .withAsset(
                new Asset(
                    "haven-mke",
                    "haven.example.mil",
                    "192.0.2.9",
                    "",
                    AssetRole.MEMBER_SERVER,
                    "CUI")));
    Instant after = clock.instant();

    assertThat(checklist(before).seen().hostName()).isEqualTo("harbor");
    assertThat(checklist(before).marking()).isEqualTo("UNCLASSIFIED");
    assertThat(checklist(before).fileName(Format.CKL)).startsWith("harbor-");
    assertThat(checklist(after).seen().hostName()).isEqualTo("haven-mke");
    assertThat(checklist(after).marking()).isEqualTo("CUI");
    assertThat(checklist(after).seen().line().name()).isEqualTo("haven");
  }

  @Test
  void anIncompleteScanSaysWhatItCouldNotRead() {
    scans.of(
        harbor,
        Seen.on("hb-w1", "hb-w2").apart("hb-w1", "web").gap(Gap.Kind.NODE_DOWN, "hb-w2", 3));
    Checklist checklist = checklist(clock.instant());

    assertThat(checklist.meaning().answer()).isEqualTo(Answer.NOT_READ);
    assertThat(checklist.meaning().comments())
        .contains("Unread node hb-w2. The node does not answer", "Not read: node hb-w2")
        .contains("Incomplete.", "Last complete scan: never.");
    assertThat(checklist.meaning().details())
        .as("what was not read is not counted as nothing")
        .contains("Findings by the rule alone: not read.");
  }

  @Test
  void aClusterThatMovedIsSeenOnlyWhereItWasThen() {
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "secret-name"));
    Instant before = clock.instant();
    Boundary other = fleet.aBoundary();
    clusters.edit(Actor.portal("test"), harbor.id(), harbor.details().withBoundary(other.id()));
    Instant after = clock.instant();
    Scope here = new Scope(false, Set.of(boundary.id()));
    Scope there = new Scope(false, Set.of(other.id()));

    assertThat(checklist(before, here).meaning().details()).contains("secret-name");
    assertThat(checklist(after, there).meaning().details()).contains("secret-name");
    assertThatThrownBy(() -> checklist(after, here)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> checklist(before, there)).isInstanceOf(NotFound.class);
    assertThat(checklist(after, there).meaning().comments())
        .contains("Last scan: recorded ", "outside the scope of who exported")
        .doesNotContain(boundary.name());
  }

  @Test
  void aRetiredClusterIsExportedForItsLifetimeOnly() throws Exception {
    scans.of(harbor, Seen.on("hb-w1").apart("hb-w1", "web"));
    Instant before = clock.instant();
    clusters.retire(Cast.ANY_ISSM, harbor.id(), "Scrapped");

    assertThat(at(before).answer()).isEqualTo(Answer.COMPLIANT);
    assertThat(send(get(page() + "/file"), vera).getStatus()).isEqualTo(404);
    assertThat(send(get(page() + "/file?asOf=" + before), vera).getStatus()).isEqualTo(200);
    assertThat(Jsoup.parse(send(get(page()), vera).getContentAsString()).text())
        .contains("The cluster is retired: choose an instant before");
  }

  @Test
  void thePageOffersTheFormatsAndTheFileIsOneOfThem() throws Exception {
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "dbg"));
    Document page = Jsoup.parse(send(get(page()), vera).getContentAsString());

    assertThat(page.select("select[name=format] option").eachAttr("value"))
        .containsExactly("ckl", "cklb", "xccdf");
    assertThat(page.select("select[name=rules] option").eachAttr("value")).containsExactly("only");
    for (Format format : Format.values()) {
      MockHttpServletResponse file =
          send(get(page() + "/file?rules=only&asOf=&format=" + format.word()), vera);
      assertThat(file.getStatus()).isEqualTo(200);
      assertThat(file.getContentType()).isEqualTo(format.mediaType());
      assertThat(file.getHeader("Content-Disposition"))
          .startsWith("attachment; filename=\"harbor-")
          .contains("-V-260930-");
      assertThat(file.getContentAsString(StandardCharsets.UTF_8)).contains("dbg", "hb-w1");
    }
    assertThat(send(get(page() + "/file?format=pdf"), vera).getStatus()).isEqualTo(422);
    assertThat(send(get(page() + "/file?asOf=2999-01-01"), vera).getStatus()).isEqualTo(422);
    assertThat(send(get(page() + "/file?asOf=soon"), vera).getStatus()).isEqualTo(422);
    MockHttpServletResponse all = send(get(page() + "/file?rules=all"), vera);
    assertThat(all.getStatus()).isEqualTo(409);
    assertThat(Jsoup.parse(all.getContentAsString()).text()).contains("import one first");
  }

  @Test
  void aSitesOwnChecklistIsFilledIn() throws Exception {
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "dbg"));
    MockHttpServletResponse made = send(get(page() + "/file"), vera);
    String theirs =
        made.getContentAsString(StandardCharsets.UTF_8)
            .replace("<STATUS>Open</STATUS>", "<STATUS>Not_Reviewed</STATUS>");

    MockHttpServletResponse filled = upload(theirs, vera, false);
    assertThat(filled.getStatus()).isEqualTo(200);
    assertThat(filled.getHeader("Content-Disposition")).contains("filled-in-harbor-");
    assertThat(filled.getContentAsString(StandardCharsets.UTF_8)).contains("<STATUS>Open</STATUS>");
    MockHttpServletResponse refused = upload("nothing of it", vera, false);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.getContentAsString()).select(".usa-error-message").text())
        .contains("neither a CKL nor a CKLB");
    String other = theirs.replace("<HOST_NAME>harbor<", "<HOST_NAME>drydock<");
    MockHttpServletResponse asks = upload(other, vera, false);
    assertThat(asks.getStatus()).isEqualTo(409);
    assertThat(Jsoup.parse(asks.getContentAsString()).select("input[name=confirmed]")).isNotEmpty();
    assertThat(upload(other, vera, true).getStatus()).isEqualTo(200);
  }

  @Test
  void outsideTheScopeThereIsNothing() throws Exception {
    Person stranger = cast.veraTheAuditor(fleet.aBoundary().id());
    Boundary secret = fleet.aBoundary();
    fleet.clusterIn(secret, "submarine");

    for (String path : new String[] {page(), page() + "/file"}) {
      assertThat(send(get(path), stranger).getStatus()).isEqualTo(404);
    }
    assertThat(upload("<CHECKLIST/>", stranger, false).getStatus()).isEqualTo(404);
    assertThat(send(get("/reports/checklists.zip?boundary=" + secret.id()), vera).getStatus())
        .isEqualTo(404);
    assertThat(send(get("/reports/checklists?boundary=" + secret.id()), vera).getStatus())
        .isEqualTo(404);
    Map<String, String> zip = zip(send(get("/reports/checklists.zip"), vera));
    assertThat(zip.keySet()).hasSize(2);
    assertThat(zip.values()).noneMatch(text -> text.contains("submarine"));
  }

  @Test
  void theZipHoldsWhatTheFiltersLetThrough() throws Exception {
    Cluster drydock = fleet.drydockIn(boundary);
    clusters.edit(
        Actor.portal("test"), drydock.id(), drydock.details().withLabels(Map.of("tier", "1")));
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "dbg"));
    String zip = "/reports/checklists.zip?boundary=" + boundary.id();

    assertThat(names(zip)).hasSize(3).contains("contents.csv");
    assertThat(names(zip + "&verdict=open")).hasSize(2).anyMatch(n -> n.startsWith("harbor-"));
    assertThat(names(zip + "&q=dry")).hasSize(2).anyMatch(n -> n.startsWith("drydock-"));
    assertThat(names(zip + "&label=tier=1")).hasSize(2).anyMatch(n -> n.startsWith("drydock-"));
    assertThat(names(zip + "&label=tier=2")).containsExactly("contents.csv");
    assertThat(names(zip + "&format=xccdf")).anyMatch(n -> n.endsWith("-xccdf.xml"));
    assertThat(send(get(zip + "&rules=all"), vera).getStatus()).isEqualTo(409);
    Document page =
        Jsoup.parse(
            send(get("/reports/checklists?q=dry&boundary=" + boundary.id()), vera)
                .getContentAsString());
    assertThat(page.select("main p.muted").text())
        .startsWith("1 cluster now in " + boundary.name());
    assertThat(page.select("main form input[type=hidden]").eachAttr("name"))
        .containsExactly("boundary", "q");
    Document list =
        Jsoup.parse(
            send(get("/fleet?sort=cluster&boundary=" + boundary.id()), vera).getContentAsString());
    assertThat(list.select("a[href^=/reports/checklists]").attr("href"))
        .isEqualTo("/reports/checklists?boundary=" + boundary.id());
  }

  @Test
  void theListOfAPastInstantLeadsToItsChecklists() throws Exception {
    Instant before = clock.instant();
    fleet.drydockIn(boundary);
    String past = "boundary=" + boundary.id() + "&asOf=" + before;

    assertThat(names("/reports/checklists.zip?" + past))
        .hasSize(2)
        .noneMatch(n -> n.startsWith("drydock-"));
    Document page =
        Jsoup.parse(send(get("/reports/checklists?" + past), vera).getContentAsString());
    assertThat(page.select("main p.muted").text()).startsWith("1 cluster as of ");
    assertThat(page.select("input[name=asOf]").val()).isEqualTo(before.toString().substring(0, 19));
    Document list = Jsoup.parse(send(get("/fleet?" + past), vera).getContentAsString());
    assertThat(list.select("a[href^=/reports/checklists]").attr("href")).contains("asOf=");
    Document cared =
        Jsoup.parse(
            send(get("/fleet?care=bundle-none&boundary=" + boundary.id()), vera)
                .getContentAsString());
    assertThat(cared.select("a[href^=/reports/checklists]"))
        .as("a filter that the zip does not know is not dropped in silence")
        .isEmpty();
  }

  @Test
  void findingsOfAnyInstantAreHadAsCsvWithALineForClustersWithout() throws Exception {
    Instant before = clock.instant();
    scans.of(
        harbor,
        Seen.on("hb-w1").host("hb-w1", "dbg").host("hb-w1", "=cmd()").apart("hb-w1", "web"));
    fleet.drydockIn(boundary);
    String csv = "/reports/findings.csv?boundary=" + boundary.id();
    List<String> now = lines(send(get(csv), vera));

    assertThat(now).hasSize(4);
    assertThat(now.getFirst()).startsWith("As of,Produced at,Release,");
    assertThat(now.get(1))
        .contains(",drydock,", ",Not Reviewed,Never scanned,", "None in violation");
    assertThat(now.subList(2, 4))
        .allSatisfy(line -> assertThat(line).contains(",harbor,", ",hb-w1,", "Open: unaddressed"))
        .allSatisfy(line -> assertThat(line).contains("full: 3 containers, 2 in violation."))
        .anySatisfy(line -> assertThat(line).contains(",'=cmd(),"))
        .anySatisfy(line -> assertThat(line).contains(",dbg,"));
    assertThat(lines(send(get(csv + "&asOf=" + before), vera)))
        .hasSize(2)
        .last()
        .asString()
        .contains(",harbor,", ",Never scanned,");
    assertThat(lines(send(get("/reports/findings.csv?cluster=" + harbor.id()), vera))).hasSize(3);
    Person stranger = cast.veraTheAuditor(fleet.aBoundary().id());
    assertThat(lines(send(get("/reports/findings.csv?cluster=" + harbor.id()), stranger)))
        .hasSize(1);
    MockHttpServletResponse program =
        browser
            .perform(get("/api/v1/reports/findings?cluster=" + harbor.id()).with(cast.bearer(vera)))
            .andReturn()
            .getResponse();
    assertThat(lines(program)).hasSize(3);
  }

  private static List<String> lines(MockHttpServletResponse response) throws Exception {
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentType()).startsWith("text/csv");
    return response.getContentAsString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void programsGetTheSameByATokenThatReads() throws Exception {
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "dbg"));
    var token = cast.bearer(vera, io.muster.identity.TokenScope.READ);
    String path = "/api/v1/clusters/" + harbor.id() + "/checklist";

    MockHttpServletResponse cklb =
        browser.perform(get(path + "?format=cklb").with(token)).andReturn().getResponse();
    assertThat(cklb.getStatus()).isEqualTo(200);
    assertThat(cklb.getContentType()).isEqualTo("application/json");
    assertThat(cklb.getContentAsString(StandardCharsets.UTF_8)).contains("\"status\":\"open\"");
    for (var refused :
        Map.of("?rules=all", 409, "?asOf=2999-01-01T00:00:00Z", 422, "?format=pdf", 422)
            .entrySet()) {
      MockHttpServletResponse problem =
          browser.perform(get(path + refused.getKey()).with(token)).andReturn().getResponse();
      assertThat(problem.getStatus()).isEqualTo(refused.getValue());
      assertThat(problem.getContentType()).startsWith("application/problem+json");
    }
    MockHttpServletResponse zip =
        browser
            .perform(get("/api/v1/reports/checklists?boundary=" + boundary.id()).with(token))
            .andReturn()
            .getResponse();
    assertThat(zip(zip)).hasSize(2);
    var stranger = cast.bearer(cast.veraTheAuditor(fleet.aBoundary().id()));
    assertThat(browser.perform(get(path).with(stranger)).andReturn().getResponse().getStatus())
        .isEqualTo(404);
  }

  @Test
  void aProgramHasItsOwnChecklistFilledInByATokenThatReads() throws Exception {
    scans.of(harbor, Seen.on("hb-w1").host("hb-w1", "dbg"));
    String open =
        send(get(page() + "/file?format=cklb"), vera).getContentAsString(StandardCharsets.UTF_8);
    String theirs = open.replace("\"status\":\"open\"", "\"status\":\"not_reviewed\"");
    String other = theirs.replace("\"host_name\":\"harbor\"", "\"host_name\":\"drydock\"");
    MockHttpServletResponse filled = filledIn(theirs, vera, false);

    assertThat(other).isNotEqualTo(theirs).isNotEqualTo(open);
    assertThat(filled.getStatus()).isEqualTo(200);
    assertThat(filled.getContentType()).isEqualTo("application/json");
    assertThat(filled.getHeader("Content-Disposition")).contains("filled-in-harbor-");
    assertThat(filled.getContentAsString(StandardCharsets.UTF_8)).contains("\"status\":\"open\"");
    assertThat(filledIn(other, vera, true).getStatus()).isEqualTo(200);
    MockHttpServletResponse elsewhere = filledIn(other, vera, false);
    assertThat(elsewhere.getStatus()).isEqualTo(409);
    assertThat(elsewhere.getContentType()).startsWith("application/problem+json");
    MockHttpServletResponse none = filledIn("nothing of it", vera, false);
    assertThat(none.getStatus()).isEqualTo(422);
    assertThat(none.getContentAsString()).contains("neither a CKL nor a CKLB");
    assertThat(filledIn(theirs, cast.veraTheAuditor(fleet.aBoundary().id()), false).getStatus())
        .isEqualTo(404);
  }

  private MockHttpServletResponse filledIn(String file, Person who, boolean confirmed)
      throws Exception {
    return browser
        .perform(
            multipart("/api/v1/clusters/" + harbor.id() + "/checklist")
                .file(
                    new MockMultipartFile(
                        "file",
                        "site",
                        "application/octet-stream",
                        file.getBytes(StandardCharsets.UTF_8)))
                .param("confirmed", String.valueOf(confirmed))
                .with(cast.bearer(who, io.muster.identity.TokenScope.READ)))
        .andReturn()
        .getResponse();
  }

  private List<String> names(String path) throws Exception {
    return new ArrayList<>(zip(send(get(path), vera)).keySet());
  }

  private static Map<String, String> zip(MockHttpServletResponse response) throws Exception {
    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContentType()).isEqualTo("application/zip");
    Map<String, String> texts = new java.util.LinkedHashMap<>();
    ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(response.getContentAsByteArray()));
    for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
      texts.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
    }
    return texts;
  }

  private MockHttpServletResponse upload(String file, Person who, boolean confirmed)
      throws Exception {
    var request =
        multipart(page())
            .file(
                new MockMultipartFile(
                    "file", "site.ckl", "application/xml", file.getBytes(StandardCharsets.UTF_8)));
    return send(confirmed ? request.param("confirmed", "true") : request, who, true);
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request, Person who)
      throws Exception {
    return browser.perform(request.with(as(who))).andReturn().getResponse();
  }

  private MockHttpServletResponse send(
      org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?> request,
      Person who,
      boolean posts)
      throws Exception {
    assertThat(posts).isTrue();
    return browser.perform(request.with(csrf()).with(as(who))).andReturn().getResponse();
  }

  private String page() {
    return "/clusters/" + harbor.id() + "/checklist";
  }

  private Meaning at(Instant at) {
    return checklist(at).meaning();
  }

  private Checklist checklist(Instant at) {
    return checklist(at, new Scope(false, Set.of(boundary.id())));
  }

  private Checklist checklist(Instant at, Scope scope) {
    return checklists.of(harbor.id(), RuleChoice.ONLY, new Moment(at, clock.instant()), scope);
  }
}
