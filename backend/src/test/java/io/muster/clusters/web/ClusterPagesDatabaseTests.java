package io.muster.clusters.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.identity.Scope;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PortalTest
class ClusterPagesDatabaseTests {

  private static final String PASTED_KEY =
      "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LXNlY3JldA==\n-----END PRIVATE KEY-----";

  @Autowired MockMvc browser;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Clusters clusters;

  Boundary boundary;
  Cluster harbor;

  @BeforeEach
  void harborInABoundary() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
  }

  @Test
  void anOperatorEditsWhatIsSaid() throws Exception {
    var otis = cast.otisTheOperator(boundary.id());
    var page = Jsoup.parse(send(get(edit()).with(as(otis))).getContentAsString());
    assertThat(page.selectFirst("select[name=boundary] option[selected]").val())
        .isEqualTo(boundary.id().toString());
    assertThat(page.selectFirst("select[name=role] option[selected]").text()).isEqualTo("None");

    var answer =
        send(
            form("harbor")
                .param("labels", "tier=gold\nowner=ops")
                .param("endpoint", "tcp://mke.example.mil:6443")
                .param("mac", "02-42-ac-11-00-02")
                .param("role", "MEMBER_SERVER")
                .with(as(otis)));

    assertThat(answer.getStatus()).isEqualTo(303);
    assertThat(answer.getRedirectedUrl()).isEqualTo("/clusters/" + harbor.id());
    var edited = clusters.get(harbor.id(), Scope.EVERYTHING);
    assertThat(edited.labels()).containsEntry("tier", "gold").containsEntry("owner", "ops");
    assertThat(edited.endpointOverride()).hasToString("Optional[https://mke.example.mil:6443]");
    assertThat(edited.mac()).isEqualTo("02:42:AC:11:00:02");
  }

  @Test
  void aRefusedFormKeepsWhatWasTypedButNeverAKey() throws Exception {
    var answer =
        send(
            form("harbor")
                .param("fqdn", "harbor")
                .param("environment", "production")
                .param("trustAnchors", PASTED_KEY)
                .with(as(cast.otisTheOperator(boundary.id()))));
    String html = answer.getContentAsString();
    var page = Jsoup.parse(html);

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(page.selectFirst("#fqdn-error").text()).contains("with a dot");
    assertThat(page.selectFirst("#trustAnchors-error").text()).contains("private key");
    assertThat(page.selectFirst("input[name=fqdn]").val()).isEqualTo("harbor");
    assertThat(page.selectFirst("input[name=environment]").val()).isEqualTo("production");
    assertThat(html).doesNotContain("c2VjcmV0");
  }

  @Test
  void aStaleFormIsShownWithWhatItWouldUndoAndKeepsWhatWasTyped() throws Exception {
    var otis = cast.otisTheOperator(boundary.id());
    var iris = cast.irisTheIsso(boundary.id());
    String opened = version(send(get(edit()).with(as(otis))));
    send(
        form("harbor")
            .param("version", opened)
            .param("environment", "staging")
            .param("labels", "tier=gold")
            .with(as(iris)));

    var stale =
        send(
            form("harbor")
                .param("version", opened)
                .param("environment", "test")
                .param("labels", "tier=gold")
                .param("marking", "CUI")
                .with(as(otis)));
    var page = Jsoup.parse(stale.getContentAsString());
    assertThat(stale.getStatus()).isEqualTo(409);
    assertThat(page.selectFirst(".summary").text())
        .contains(iris.username() + " saved changes at ")
        .contains("Environment: “staging” was saved meanwhile; yours is “test”.");
    assertThat(page.select(".usa-error-message")).hasSize(1);
    assertThat(page.selectFirst("input[name=environment]").val()).isEqualTo("test");
    assertThat(page.selectFirst("input[name=marking]").val()).isEqualTo("CUI");
    assertThat(clusters.get(harbor.id(), Scope.EVERYTHING).environment()).isEqualTo("staging");

    var again =
        form("harbor")
            .param("version", version(stale))
            .param("environment", "test")
            .param("labels", "tier=gold")
            .param("marking", "CUI")
            .with(as(otis));
    assertThat(send(again).getStatus()).isEqualTo(303);
    assertThat(clusters.get(harbor.id(), Scope.EVERYTHING).environment()).isEqualTo("test");
  }

  private static String version(MockHttpServletResponse page) throws Exception {
    return Jsoup.parse(page.getContentAsString()).selectFirst("input[name=version]").val();
  }

  @Test
  void aNameThatIsTakenIsSaidAtTheName() throws Exception {
    fleet.skiffIn(boundary);
    var answer = send(form("Skiff").with(as(cast.otisTheOperator(boundary.id()))));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.getContentAsString()).selectFirst("#name-error").text())
        .contains("already");
  }

  @Test
  void retiringSaysWhatWillHappenAndAsksWhy() throws Exception {
    String retirement = "/clusters/" + harbor.id() + "/retirement";
    var marcus = cast.marcusTheIssm(boundary.id());
    var page = Jsoup.parse(send(get(retirement).with(as(marcus))).getContentAsString());
    assertThat(page.selectFirst("main").text()).contains("end unresolved");

    assertThat(send(post(retirement).with(csrf()).with(as(marcus))).getStatus()).isEqualTo(422);
    var answer = send(post(retirement).with(csrf()).param("reason", "scrapped").with(as(marcus)));
    assertThat(answer.getStatus()).isEqualTo(303);

    var list =
        Jsoup.parse(
            send(get("/boundaries/" + boundary.id()).param("life", "RETIRED").with(as(marcus)))
                .getContentAsString());
    assertThat(list.selectFirst("td[data-label=Retired]").text()).endsWith(": scrapped");
    assertThat(send(get(retirement).with(as(marcus))).getStatus()).isEqualTo(409);
  }

  @Test
  void withoutTheRoleOrTheScopeThereIsNoForm() throws Exception {
    var otis = cast.otisTheOperator(boundary.id());
    var vera = cast.veraTheAuditor(boundary.id());
    var stranger = cast.irisTheIsso(fleet.aBoundary().id());
    assertThat(send(get("/clusters/" + harbor.id() + "/retirement").with(as(otis))).getStatus())
        .isEqualTo(403);
    assertThat(send(get(edit()).with(as(vera))).getStatus()).isEqualTo(403);
    assertThat(send(get(edit()).with(as(stranger))).getStatus()).isEqualTo(404);
    assertThat(send(form("hulk").with(as(stranger))).getStatus()).isEqualTo(404);
  }

  private String edit() {
    return "/clusters/" + harbor.id() + "/edit";
  }

  private MockHttpServletRequestBuilder form(String name) {
    return post(edit())
        .with(csrf())
        .param("name", name)
        .param("boundary", boundary.id().toString());
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return browser.perform(request).andReturn().getResponse();
  }
}
