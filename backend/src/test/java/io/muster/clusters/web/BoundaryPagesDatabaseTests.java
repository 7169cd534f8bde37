package io.muster.clusters.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.clusters.Boundaries;
import io.muster.clusters.DocumentedCounts;
import io.muster.clusters.ExceptionPolicy;
import io.muster.clusters.ExceptionPolicyManagement;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PortalTest
class BoundaryPagesDatabaseTests {

  @Autowired MockMvc browser;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Boundaries boundaries;
  @Autowired ExceptionPolicyManagement policies;

  @Test
  void theListShowsWhoAnswersAndHowManyClustersBelong() throws Exception {
    var boundary = fleet.aBoundary();
    fleet.harborIn(boundary);
    fleet.skiffIn(boundary);
    var page = page(get("/boundaries").with(as(cast.veraTheAuditor(boundary.id()))));

    var row = page.selectFirst("tbody tr");
    assertThat(row.selectFirst("th a").text()).isEqualTo(boundary.name());
    assertThat(row.selectFirst("td[data-label=Clusters]").text()).isEqualTo("2");
    assertThat(page.select("tbody tr")).hasSize(1);
    assertThat(page.select("a[href=/boundaries/new]")).isEmpty();
  }

  @Test
  void theListIsSearchedAndSortedByItsAddress() throws Exception {
    var few = fleet.aBoundary("a-" + UUID.randomUUID());
    var many = fleet.aBoundary("z-" + UUID.randomUUID());
    fleet.harborIn(many);
    var iris = cast.person("Iris", new Grant(Role.ISSO, few.id()), new Grant(Role.ISSO, many.id()));

    assertThat(names(page(get("/boundaries").with(as(iris)))))
        .containsExactly(few.name(), many.name());
    var sorted = page(get("/boundaries").param("sort", "-clusters").with(as(iris)));
    assertThat(names(sorted)).containsExactly(many.name(), few.name());
    assertThat(sorted.selectFirst("th[aria-sort]").text()).isEqualTo("Clusters");
    var searched =
        page(get("/boundaries").param("q", few.name().toUpperCase(Locale.ROOT)).with(as(iris)));
    assertThat(names(searched)).containsExactly(few.name());
    assertThat(searched.selectFirst(".head .meta").text()).isEqualTo("1 of 2. CSV");
    assertThat(page(get("/boundaries").param("q", "none such").with(as(iris))).select(".empty"))
        .hasSize(1);
  }

  @Test
  void theFileHasWhatTheSearchFindsInTheScopeAndNothingElse() throws Exception {
    var quiet = fleet.aBoundary("a-" + UUID.randomUUID());
    var busy = fleet.aBoundary("z-" + UUID.randomUUID());
    var foreign = fleet.aBoundary();
    fleet.harborIn(busy);
    var iris =
        cast.person("Iris", new Grant(Role.ISSO, quiet.id()), new Grant(Role.ISSO, busy.id()));
    var page = page(get("/boundaries").param("sort", "-name").with(as(iris)));
    String address = page.selectFirst("a:contains(CSV)").attr("href");

    var answer = send(get(address).with(as(iris)));
    assertThat(answer.getContentType()).isEqualTo("text/csv;charset=UTF-8");
    assertThat(answer.getHeader("Content-Disposition")).contains("boundaries.csv");
    List<String> lines = answer.getContentAsString().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith(busy.name() + ",").endsWith(",UTC,7,1");
    assertThat(lines.get(2)).startsWith(quiet.name() + ",").endsWith(",UTC,7,0");
    assertThat(answer.getContentAsString()).doesNotContain(foreign.name());
    var one = send(get("/boundaries.csv").param("q", quiet.name()).with(as(iris)));
    assertThat(one.getContentAsString().lines()).hasSize(2);
  }

  @Test
  void anAdministratorAddsABoundary() throws Exception {
    var root = cast.rootTheAdministrator();
    assertThat(page(get("/boundaries/new").with(as(root))).select("form.ask input[name=name]"))
        .hasSize(1);

    String name = "b-" + UUID.randomUUID();
    var answer = send(form("/boundaries/new", name).param("aoName", "Ada").with(as(root)));

    assertThat(answer.getStatus()).isEqualTo(303);
    var made = boundaries.named(name, Scope.EVERYTHING).orElseThrow();
    assertThat(answer.getRedirectedUrl()).isEqualTo("/boundaries/" + made.id());
    var page = page(get("/boundaries/" + made.id()).with(as(root)));
    assertThat(page.selectFirst("h1").text()).isEqualTo(name);
    assertThat(page.selectFirst("dt:contains(Authorizing official) + dd").text()).isEqualTo("Ada");
  }

  @Test
  void aRefusedFormKeepsWhatWasTypedAndSaysWhatIsWrongAtTheField() throws Exception {
    var answer =
        send(
            post("/boundaries/new")
                .with(csrf())
                .param("name", "b-" + UUID.randomUUID())
                .param("allowedAgeDays", "40")
                .param("timeZone", "Mars/Olympus")
                .param("acronym", "SYO")
                .param("systemLabel", "com.docker.ucp.version")
                .param("reinspectionDays", "7")
                .with(as(cast.rootTheAdministrator())));
    var page = Jsoup.parse(answer.getContentAsString());

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(page.selectFirst("#allowedAgeDays-error").text()).contains("between 1 and 35 days");
    assertThat(page.selectFirst("#timeZone-error").text()).contains("time zone");
    assertThat(page.selectFirst("input[name=acronym]").val()).isEqualTo("SYO");
    assertThat(page.selectFirst("input[name=allowedAgeDays]").val()).isEqualTo("40");
    assertThat(page.select(".summary a")).hasSize(2);
  }

  @Test
  void anIssmEditsAndAnAuditorMayNot() throws Exception {
    var boundary = fleet.aBoundary();
    String edit = "/boundaries/" + boundary.id() + "/edit";
    var marcus = cast.marcusTheIssm(boundary.id());
    var page = page(get(edit).with(as(marcus)));
    assertThat(page.selectFirst("form.ask").attr("action")).isEqualTo(edit);
    assertThat(page.selectFirst("input[name=name]").val()).isEqualTo(boundary.name());

    assertThat(
            send(form(edit, boundary.name()).param("acronym", "SYO").with(as(marcus))).getStatus())
        .isEqualTo(303);
    assertThat(boundaries.get(boundary.id(), Scope.EVERYTHING).acronym()).isEqualTo("SYO");
    var vera = cast.veraTheAuditor(boundary.id());
    assertThat(send(get(edit).with(as(vera))).getStatus()).isEqualTo(403);
  }

  @Test
  void aStaleFormIsShownWithWhatItWouldUndoAndAPolicyBetweenIsInNobodysWay() throws Exception {
    var boundary = fleet.aBoundary();
    String edit = "/boundaries/" + boundary.id() + "/edit";
    var marcus = cast.marcusTheIssm(boundary.id());
    String opened = page(get(edit).with(as(marcus))).selectFirst("input[name=version]").val();
    policies.decide(
        cast.adaTheAo(boundary.id()).actor(),
        boundary.id(),
        new ExceptionPolicy(DocumentedCounts.OPEN, 30, "stricter"));
    var first = form(edit, boundary.name()).param("version", opened).param("acronym", "SYO");
    assertThat(send(first.with(as(marcus))).getStatus()).isEqualTo(303);

    var stale =
        form(edit, boundary.name())
            .param("version", opened)
            .param("acronym", "YARD")
            .param("aoName", "Ada");
    var answer = send(stale.with(as(cast.rootTheAdministrator())));
    var page = Jsoup.parse(answer.getContentAsString());
    assertThat(answer.getStatus()).isEqualTo(409);
    assertThat(page.selectFirst(".summary").text()).contains(marcus.username() + " saved changes");
    assertThat(page.select(".usa-error-message").eachText())
        .containsExactly("Error: System acronym: “SYO” was saved meanwhile; yours is “YARD”.");
    assertThat(page.selectFirst("input[name=acronym]").val()).isEqualTo("YARD");
    assertThat(page.selectFirst("input[name=version]").val())
        .isEqualTo(boundaries.get(boundary.id(), Scope.EVERYTHING).version().toString());
    assertThat(boundaries.get(boundary.id(), Scope.EVERYTHING).acronym()).isEqualTo("SYO");
  }

  @Test
  void aForeignBoundaryIsNotThere() throws Exception {
    var vera = cast.veraTheAuditor(fleet.aBoundary().id());
    var foreign = fleet.aBoundary();
    assertThat(send(get("/boundaries/" + foreign.id()).with(as(vera))).getStatus()).isEqualTo(404);
    assertThat(send(get("/boundaries/no-id").with(as(vera))).getStatus()).isEqualTo(404);
  }

  private static List<String> names(Document page) {
    return page.select("tbody th a").eachText();
  }

  private static MockHttpServletRequestBuilder form(String to, String name) {
    return post(to)
        .with(csrf())
        .param("name", name)
        .param("timeZone", "UTC")
        .param("allowedAgeDays", "7")
        .param("systemLabel", "com.docker.ucp.version")
        .param("reinspectionDays", "7");
  }

  private Document page(MockHttpServletRequestBuilder request) throws Exception {
    var answer = send(request);
    assertThat(answer.getStatus()).isEqualTo(200);
    return Jsoup.parse(answer.getContentAsString());
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return browser.perform(request).andReturn().getResponse();
  }
}
