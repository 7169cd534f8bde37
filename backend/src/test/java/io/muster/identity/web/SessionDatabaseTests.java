package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.identity.AccountManagement;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import jakarta.servlet.http.Cookie;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Sessions as browsers have them: by cookie, from the database. */
@PortalTest
class SessionDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired AccountManagement accounts;
  @Autowired JdbcClient sql;
  @Autowired SessionRepository<?> sessions;

  @Test
  void signInLeadsBackToThePageAskedForUnderANewSessionId() throws Exception {
    Person iris = cast.irisTheIsso(null);
    Cookie before = cookie(send(get("/account?from=mail")));
    MockHttpServletResponse signedIn = signIn(iris, before);

    assertThat(signedIn.getRedirectedUrl()).endsWith("/account?from=mail");
    Cookie after = cookie(signedIn);
    assertThat(after.getValue()).isNotEqualTo(before.getValue());
    assertThat(after.isHttpOnly()).isTrue();
    assertThat(after.getAttribute("SameSite")).isEqualTo("Lax");
    mvc.perform(get("/account").cookie(after)).andExpect(status().isOk());
    mvc.perform(get("/account").cookie(before)).andExpect(redirectedUrl("/sign-in"));
    assertThat(
            sql.sql("select count(*) from spring_session where principal_name = ?")
                .param(iris.username())
                .query(Integer.class)
                .single())
        .isOne();
  }

  @Test
  void aSessionEndsWithSignOutDisablingOrAnotherPassword() throws Exception {
    Person iris = cast.irisTheIsso(null);
    Cookie session = signedIn(iris);
    mvc.perform(post("/sign-out").with(csrf()).cookie(session))
        .andExpect(redirectedUrl("/sign-in?signed-out"));
    mvc.perform(get("/account").cookie(session)).andExpect(redirectedUrl("/sign-in"));

    Cookie second = signedIn(iris);
    var root = cast.rootTheAdministrator().actor();
    accounts.setPassword(root, iris.id(), "another long password");
    mvc.perform(get("/account").cookie(second)).andExpect(redirectedUrl("/sign-in"));

    Person otis = cast.otisTheOperator(null);
    Cookie third = signedIn(otis);
    accounts.disable(root, otis.id());
    mvc.perform(get("/account").cookie(third)).andExpect(redirectedUrl("/sign-in"));
  }

  @Test
  void changingOnesPasswordKeepsThisSessionAndEndsTheOthers() throws Exception {
    Person iris = cast.irisTheIsso(null);
    Cookie here = signedIn(iris);
    Cookie elsewhere = signedIn(iris);
    MockHttpServletRequestBuilder change =
        post("/account/password").with(csrf()).param("password", "another long password");
    assertThat(send(change.cookie(here).param("present", "wrong")).getStatus()).isEqualTo(422);

    MockHttpServletResponse changed =
        send(
            post("/account/password")
                .with(csrf())
                .cookie(here)
                .param("present", iris.password())
                .param("password", "another long password"));
    assertThat(changed.getRedirectedUrl()).isEqualTo("/account");
    mvc.perform(get("/account").cookie(cookie(changed))).andExpect(status().isOk());
    mvc.perform(get("/account").cookie(elsewhere)).andExpect(redirectedUrl("/sign-in"));
  }

  @Test
  void aPartOfAPageAskedForWithoutASessionLeadsTheWholePageAway() throws Exception {
    mvc.perform(get("/account").header("HX-Request", "true"))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("HX-Redirect", "/sign-in"));
  }

  @Test
  void ofTwoRequestsThatAddTheSameAtOnceTheLaterCountsAndNeitherFails() {
    assertThat(writtenTwice(sessions)).isEqualTo("later");
  }

  private static <S extends Session> String writtenTwice(SessionRepository<S> all) {
    S begun = all.createSession();
    all.save(begun);
    S one = all.findById(begun.getId());
    S other = all.findById(begun.getId());
    one.setAttribute("of both", "earlier");
    other.setAttribute("of both", "later");
    all.save(one);
    all.save(other);
    return all.findById(begun.getId()).getRequiredAttribute("of both");
  }

  private Cookie signedIn(Person person) throws Exception {
    return cookie(signIn(person, cookie(send(get("/sign-in")))));
  }

  private MockHttpServletResponse signIn(Person person, Cookie session) throws Exception {
    String page = send(get("/sign-in").cookie(session)).getContentAsString();
    return send(
        post("/sign-in")
            .cookie(session)
            .param("_csrf", Jsoup.parse(page).select("main input[name=_csrf]").val())
            .param("username", person.username())
            .param("password", person.password()));
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }

  private static Cookie cookie(MockHttpServletResponse response) {
    Cookie cookie = response.getCookie("SESSION");
    assertThat(cookie).isNotNull();
    return cookie;
  }
}
