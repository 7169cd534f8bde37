package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.identity.Actor;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Which exports pages and programs have, and for whom. */
@PortalTest
class ExportPagesDatabaseTests extends HarborExported {

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
}
