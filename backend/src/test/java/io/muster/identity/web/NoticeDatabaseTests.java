package io.muster.identity.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.identity.Notices;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class NoticeDatabaseTests {

  @Autowired MockMvc browser;
  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired Notices notices;
  @Autowired JdbcClient sql;
  private Person iris;

  @BeforeEach
  void somebody() {
    iris = cast.irisTheIsso(null);
  }

  @Test
  void theSignInPageShowsTheWholeNoticeAndAsks() throws Exception {
    Document page = Jsoup.parse(send(get("/sign-in")).getContentAsString());
    assertThat(page.select(".notice p").eachText())
        .containsExactlyElementsOf(notices.current().paragraphs());
    assertThat(page.select("input[type=checkbox][name=notice][required]").val())
        .isEqualTo(notices.current().digest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "on", "0000000000000000000000000000000000000000000000000000000000000000"})
  void withoutAcceptingTheNoticeInUseNobodySignsIn(String said) throws Exception {
    MockHttpServletResponse answer = signIn(said);
    assertThat(answer.getRedirectedUrl()).isEqualTo("/sign-in?notice");
    assertThat(acceptances()).isEmpty();
    assertThat(audited.actions(iris.id()))
        .as("no password was looked at")
        .containsExactly("account.made");
    assertThat(
            Jsoup.parse(send(get("/sign-in?notice")).getContentAsString())
                .select("#notice-error")
                .text())
        .contains("Accept the notice");
    assertThat(answer.getCookies()).as("no session began").isEmpty();
  }

  /** As after too many tries: the form comes again with all that it bore. */
  @Test
  void whoAcceptedItIsNotToldToAcceptIt() throws Exception {
    String again = "/sign-in?notice=" + notices.current().digest();
    Document page = Jsoup.parse(send(get(again)).getContentAsString());
    assertThat(page.select("#notice")).hasSize(1);
    assertThat(page.select("#notice-error")).isEmpty();
  }

  @Test
  void whoAcceptsAndSignsInIsOnRecordForEachSession() throws Exception {
    String digest = notices.current().digest();
    assertThat(signIn(digest).getRedirectedUrl()).isEqualTo("/");
    assertThat(signIn(digest).getRedirectedUrl()).isEqualTo("/");
    assertThat(acceptances()).hasSize(2).containsOnly(digest);
    assertThat(audited.actions(iris.id()))
        .containsExactly(
            "account.made",
            "account.signed-in",
            "notice.accepted",
            "account.signed-in",
            "notice.accepted");
  }

  @Test
  void aWrongPasswordAcceptsNothing() throws Exception {
    send(
        post("/sign-in")
            .with(csrf())
            .param("username", iris.username())
            .param("password", "not it")
            .param("notice", notices.current().digest()));
    assertThat(acceptances()).isEmpty();
  }

  @Test
  void aTokenNeedsNoNotice() throws Exception {
    assertThat(send(get("/api/v1/clusters").with(cast.bearer(iris))).getStatus()).isEqualTo(200);
    assertThat(acceptances()).isEmpty();
  }

  @Test
  void theTextInUseIsAStoredVersion() {
    assertThat(notices.versions())
        .anySatisfy(v -> assertThat(v.notice()).isEqualTo(notices.current()));
    long before = versions();
    notices.keepTheText();
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void afterSignInNoPageAsksAgain() throws Exception {
    assertThat(send(get("/account").with(as(iris))).getContentAsString())
        .doesNotContain("name=\"notice\"");
  }

  private MockHttpServletResponse signIn(String notice) throws Exception {
    return send(
        post("/sign-in")
            .with(csrf())
            .param("username", iris.username())
            .param("password", iris.password())
            .param("notice", notice));
  }

  private MockHttpServletResponse send(
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request)
      throws Exception {
    return browser.perform(request).andReturn().getResponse();
  }

  private List<String> acceptances() {
    return sql.sql("select digest from notice_acceptance where account_id = ?")
        .param(iris.id().value())
        .query(String.class)
        .list();
  }

  private long versions() {
    return sql.sql("select count(*) from notice_version").query(Long.class).single();
  }
}
