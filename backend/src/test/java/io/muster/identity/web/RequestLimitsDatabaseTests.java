package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.identity.PasswordCheck;
import io.muster.limits.Limited;
import io.muster.limits.Sender;
import io.muster.shared.TooManyRequests;
import io.muster.testing.Cast;
import io.muster.testing.Counts;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What is refused when there is too much of it, and what is not. */
@PortalTest
class RequestLimitsDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Counts counts;
  @Autowired PasswordCheck passwords;
  @Autowired JdbcClient database;

  @ParameterizedTest
  @ValueSource(strings = {"/sign-in", "/sign-in/code", "/setup"})
  void anAddressThatTriedTooOftenIsAskedToWaitAndOthersAreNot(String form) throws Exception {
    counts.full(Limited.SIGN_IN_ADDRESS, "203.0.113.9");
    MockHttpServletResponse refused = formFrom(form, "203.0.113.9");
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).matches("[1-9][0-9]*");
    assertThat(formFrom(form, "203.0.113.10").getStatus()).isNotEqualTo(429);
    assertThat(
            mvc.perform(get(form).with(from("203.0.113.9"))).andReturn().getResponse().getStatus())
        .as("reading the page is free")
        .isNotEqualTo(429);
  }

  @Test
  void allAddressesOfANetworkInIpv6AreOne() throws Exception {
    counts.full(Limited.SIGN_IN_ADDRESS, Sender.of("2001:db8:a:b::1"));
    assertThat(formFrom("/sign-in", "2001:db8:a:b:c:d:e:f").getStatus()).isEqualTo(429);
    assertThat(formFrom("/sign-in", "2001:db8:a:c::1").getStatus()).isNotEqualTo(429);
  }

  @Test
  void theTokenRouteAnswersWithAProblem() throws Exception {
    Person iris = cast.irisTheIsso(null);
    counts.full(Limited.SIGN_IN_ADDRESS, "203.0.113.11");
    refusedByTheApi(token(iris.username(), iris.password(), "203.0.113.11"));
    token(iris.username(), iris.password(), "203.0.113.12").andExpect(status().isCreated());
    counts.full(Limited.SIGN_IN_NAME, iris.username());
    refusedByTheApi(token(iris.username(), iris.password(), "203.0.113.12"));
  }

  @Test
  void aNameThatNobodyHasAndAWrongPasswordAreToldTheSame() throws Exception {
    String nobody = "nobody-" + UUID.randomUUID();
    Person iris = cast.irisTheIsso(null);
    counts.full(Limited.SIGN_IN_NAME, nobody);
    counts.full(Limited.SIGN_IN_NAME, iris.username());
    String right = body(token(iris.username(), iris.password(), "203.0.113.13"));
    assertThat(body(token(iris.username(), "wrong", "203.0.113.13"))).isEqualTo(right);
    assertThat(body(token(nobody, "wrong", "203.0.113.13"))).isEqualTo(right);
    assertThat(body(token(iris.username().toUpperCase(java.util.Locale.ROOT), "", "203.0.113.13")))
        .isEqualTo(right);
  }

  @Test
  void aNamesLimitIsReachedByTryingAndItsRefusalIsOnRecordOnce() {
    String nobody = "nobody-" + UUID.randomUUID();
    int before = lines();
    int answered = 0;
    for (int i = 0; i < 26; i++) {
      try {
        assertThat(passwords.check(nobody, "x".repeat(5000), "")).isEmpty();
        answered++;
      } catch (TooManyRequests refused) {
        assertThat(refused.retryAfter()).isBetween(1L, 15L);
      }
    }
    assertThat(answered).isBetween(20, 22);
    assertThat(lines() - before).isEqualTo(1);
  }

  @Test
  void filesAreCountedByAddressBeforeAnybodyLooksAtThem() throws Exception {
    counts.full(Limited.UPLOAD_ADDRESS, "203.0.113.14");
    mvc.perform(multipart("/nowhere").file("file", new byte[9]).with(from("203.0.113.14")))
        .andExpect(status().is(429))
        .andExpect(header().exists("Retry-After"));
    refusedByTheApi(
        mvc.perform(
            multipart("/api/v1/benchmarks").file("file", new byte[9]).with(from("203.0.113.14"))));
  }

  @Test
  void filesAreCountedByAccountOnPagesAndInTheApiTogether() throws Exception {
    Person marcus = cast.marcusTheIssm(null);
    counts.full(Limited.UPLOAD_ACCOUNT, marcus.id().toString());
    mvc.perform(multipart("/releases").file("file", new byte[9]).with(csrf()).with(Cast.as(marcus)))
        .andExpect(status().is(429))
        .andExpect(header().exists("Retry-After"));
    for (String route : new String[] {"/api/v1/benchmarks", "/api/v1/clusters"}) {
      refusedByTheApi(
          mvc.perform(multipart(route).file("file", new byte[9]).with(cast.bearer(marcus))));
    }
    mvc.perform(get("/releases").with(Cast.as(marcus))).andExpect(status().isOk());
  }

  /** Who does not know the password learns nothing of the account from it. */
  @Test
  void usesOfABreakGlassAccountAreFewAndThatShowsOnlyWithItsPassword() {
    Person glass = cast.breakGlass();
    assertThat(passwords.check(glass.username(), glass.password(), "")).isPresent();
    counts.full(Limited.BREAK_GLASS, glass.id().toString());
    assertThat(passwords.check(glass.username(), "wrong", "")).isEmpty();
    Assertions.assertThatThrownBy(() -> passwords.check(glass.username(), glass.password(), ""))
        .isInstanceOf(TooManyRequests.class);
    assertThat(
            database
                .sql(
                    "select count(*) from audit_event where action = 'limit.reached'"
                        + " and subject_id = 'break-glass' and account_id = :id")
                .param("id", glass.id().value())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private MockHttpServletResponse formFrom(String form, String address) throws Exception {
    return mvc.perform(
            post(form).param("username", "nobody-" + address).with(csrf()).with(from(address)))
        .andReturn()
        .getResponse();
  }

  private ResultActions token(String name, String password, String address) throws Exception {
    return mvc.perform(
        post("/api/v1/tokens")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"name\":\"x\"}")
            .with(httpBasic(name, password))
            .with(from(address)));
  }

  private static void refusedByTheApi(ResultActions answer) throws Exception {
    answer
        .andExpect(status().is(429))
        .andExpect(header().string("Retry-After", matchesPattern("[1-9][0-9]*")))
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.status").value(429))
        .andExpect(jsonPath("$.title").value("Too Many Requests"))
        .andExpect(jsonPath("$.detail").value(containsString("It takes the next in")));
  }

  /** Without the id of the request and the exact time. */
  private static String body(ResultActions answer) throws Exception {
    return answer
        .andExpect(status().is(429))
        .andReturn()
        .getResponse()
        .getContentAsString()
        .replaceAll("\"requestId\":\"[^\"]*\"", "")
        .replaceAll("It takes the next in [0-9]+ minutes", "");
  }

  private int lines() {
    return database
        .sql(
            "select count(*) from audit_event where action = 'limit.reached'"
                + " and subject_id = 'sign-in-name'")
        .query(Integer.class)
        .single();
  }

  private static RequestPostProcessor from(String address) {
    return request -> {
      request.setRemoteAddr(address);
      return request;
    };
  }
}
