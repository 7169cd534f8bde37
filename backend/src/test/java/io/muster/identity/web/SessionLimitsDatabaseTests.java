package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.muster.identity.SignedIn;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.MockMvc;

/** How long sessions last, how many there are, and how their owner sees and ends them. */
@PortalTest
class SessionLimitsDatabaseTests {

  private static final Duration LITTLE = Duration.ofMinutes(1);

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired FindByIndexNameSessionRepository<? extends Session> sessions;
  @Autowired SessionLimits limits;
  @Autowired JdbcClient database;

  @Test
  void aSessionEndsAfterItsIdleTimeAndNotBefore() throws Exception {
    Person iris = cast.irisTheIsso(null);
    Cookie session = signIn(iris);
    age(session, limits.idle().minus(LITTLE));
    assertOpen(session);
    assertThat(seconds(session)).isBetween(0L, LITTLE.toSeconds());

    age(session, limits.idle());
    assertOver(session);
    assertThat(endings(iris)).containsExactly("idle");
  }

  @Test
  void administratorsAreGivenLess() throws Exception {
    Cookie session = signIn(cast.rootTheAdministrator());
    age(session, limits.idleAdministrators().minus(LITTLE));
    assertOpen(session);
    age(session, limits.idleAdministrators());
    assertOver(session);
  }

  @Test
  void whatAPageAsksForByItselfIsNoAct() throws Exception {
    Cookie session = signIn(cast.irisTheIsso(null));
    age(session, limits.idle().minus(LITTLE));
    mvc.perform(get("/fleet").cookie(session).header(Activity.BY_ITSELF, "true"))
        .andExpect(status().isOk());
    assertThat(seconds(session)).isLessThanOrEqualTo(LITTLE.toSeconds());

    mvc.perform(post("/session").with(csrf()).cookie(session)).andExpect(status().isOk());
    assertThat(seconds(session)).isGreaterThan(limits.idle().toSeconds() - 30);
  }

  @Test
  void howeverBusyItIsItEndsAfterTheLongestTime() throws Exception {
    Person iris = cast.irisTheIsso(null);
    Cookie session = signIn(iris);
    age(session, limits.longest().minus(LITTLE));
    acted(session, Instant.now());
    assertOpen(session);
    assertThat(seconds(session)).isLessThanOrEqualTo(LITTLE.toSeconds());

    age(session, limits.longest());
    acted(session, Instant.now());
    assertOver(session);
    assertThat(endings(iris)).containsExactly("longest");
  }

  @Test
  void aFurtherSignInEndsTheSessionUsedLeastLately() throws Exception {
    Person iris = cast.irisTheIsso(null);
    List<Cookie> all = new ArrayList<>();
    for (int i = 0; i < limits.atOnce(); i++) {
      all.add(signIn(iris));
      age(all.getLast(), Duration.ofMinutes(10 - i));
    }
    Cookie other = signIn(cast.irisTheIsso(null));
    acted(all.getFirst(), Instant.now());

    all.add(signIn(iris));

    assertOver(all.get(1));
    assertOpen(all.getFirst());
    assertOpen(all.getLast());
    assertOpen(other);
    assertThat(endings(iris)).containsExactly("too many");
  }

  @Test
  void onesSessionsAreListedAndEndedAndNobodyElses() throws Exception {
    Person iris = cast.irisTheIsso(null);
    Cookie here = signIn(iris);
    Cookie there = signIn(iris);
    Cookie marcus = signIn(cast.marcusTheIssm(null));

    Document page = page("/account/sessions", here);
    assertThat(page.select("tbody tr")).hasSize(2);
    assertThat(page.select("tbody tr").getFirst().text()).contains("this one");
    assertThat(page.html()).doesNotContain(id(here)).doesNotContain(id(there));
    String end = page.select("tbody form").attr("action");

    mvc.perform(post(end).with(csrf()).cookie(marcus)).andExpect(status().isNotFound());
    assertOpen(there);
    mvc.perform(post(end).with(csrf()).cookie(here)).andExpect(redirectedUrl("/account/sessions"));
    assertOver(there);
    assertOpen(here);
    assertThat(endings(iris)).containsExactly("ended by its owner");
  }

  @Test
  void signingOutIsRecorded() throws Exception {
    Person iris = cast.irisTheIsso(null);
    mvc.perform(post("/sign-out").with(csrf()).cookie(signIn(iris)));
    assertThat(endings(iris)).containsExactly("signed out");
  }

  private void assertOpen(Cookie session) throws Exception {
    mvc.perform(get("/account").cookie(session).header(Activity.BY_ITSELF, "true"))
        .andExpect(status().isOk());
  }

  private void assertOver(Cookie session) throws Exception {
    mvc.perform(get("/account").cookie(session)).andExpect(redirectedUrl("/sign-in"));
    assertThat(sessions.findById(id(session))).isNull();
  }

  private long seconds(Cookie session) throws Exception {
    String answer =
        mvc.perform(get("/session").cookie(session).header(Activity.BY_ITSELF, "true"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return ((Number) JsonPath.read(answer, "$.seconds")).longValue();
  }

  private Cookie signIn(Person person) throws Exception {
    MockHttpServletResponse form = mvc.perform(get("/sign-in")).andReturn().getResponse();
    Cookie before = form.getCookie("SESSION");
    MockHttpServletResponse in =
        mvc.perform(
                post("/sign-in")
                    .with(csrf())
                    .cookie(before == null ? new Cookie("SESSION", "") : before)
                    .param("username", person.username())
                    .param("password", person.password()))
            .andReturn()
            .getResponse();
    return in.getCookie("SESSION");
  }

  private Document page(String path, Cookie session) throws Exception {
    return Jsoup.parse(
        mvc.perform(get(path).cookie(session)).andReturn().getResponse().getContentAsString());
  }

  /** As if its person had signed in so long ago and done nothing since. */
  private void age(Cookie cookie, Duration by) {
    age(sessions, id(cookie), by);
  }

  private static <S extends Session> void age(
      FindByIndexNameSessionRepository<S> sessions, String id, Duration by) {
    S session = sessions.findById(id);
    SecurityContext context =
        session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    SignedIn now = (SignedIn) context.getAuthentication().getPrincipal();
    SignedIn old =
        new SignedIn(
            now.account(),
            now.username(),
            now.credentialsVersion(),
            Instant.now().minus(by),
            now.way());
    session.setAttribute(
        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(old, null, List.of())));
    session.removeAttribute("muster.acted");
    sessions.save(session);
  }

  private void acted(Cookie cookie, Instant at) {
    acted(sessions, id(cookie), at);
  }

  private static <S extends Session> void acted(
      FindByIndexNameSessionRepository<S> sessions, String id, Instant at) {
    S session = sessions.findById(id);
    session.setAttribute("muster.acted", at);
    sessions.save(session);
  }

  private static String id(Cookie cookie) {
    return new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
  }

  private List<String> endings(Person person) {
    return database
        .sql(
            "select details::jsonb ->> 'why' from audit_event where subject_id = :id"
                + " and action = 'account.session-ended' order by seq")
        .param("id", person.id().toString())
        .query(String.class)
        .list();
  }
}
