package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Proof;
import io.muster.identity.Proof.Way;
import io.muster.identity.Role;
import io.muster.identity.SecondFactorRule;
import io.muster.identity.SecondFactorRule.From;
import io.muster.shared.AccountId;
import io.muster.shared.Forbidden;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Who must have a second factor and has none reaches the page that sets it up, and nothing else.
 */
class EnrolmentFirstTests {

  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final MockFilterChain rest = new MockFilterChain();

  @ParameterizedTest
  @ValueSource(strings = {"/", "/fleet", "/account", "/account/tokens/new", "/accounts", "/live"})
  void everyOtherPageLeadsToEnrolment(String path) throws Exception {
    MockHttpServletRequest request = request(path, actor(Role.ISSO, Way.PASSWORD));
    filter(From.REQUIRED, request);
    assertThat(response.getStatus()).isEqualTo(303);
    assertThat(response.getHeader("Location")).isEqualTo("/account/second-factor");
    assertThat(rest.getRequest()).as("nothing ran").isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/account/second-factor", "/account/second-factor/key", "/sign-out", "/css/a.css"})
  void enrolmentItselfIsOpenButToNobodyWithARole(String path) throws Exception {
    MockHttpServletRequest request = request(path, actor(Role.AO, Way.PASSWORD));
    filter(From.REQUIRED_FOR_DECIDERS, request);
    assertThat(rest.getRequest()).isNotNull();
    assertThat(CurrentActor.of(request).orElseThrow().grants()).isEmpty();
    assertThat(EnrolmentFirst.concerns(request)).isTrue();
  }

  @Test
  void aPartOfAPageLeadsTheWholePageAway() throws Exception {
    MockHttpServletRequest request = request("/fleet", actor(Role.AO, Way.PASSWORD));
    request.addHeader("HX-Request", "true");
    filter(From.REQUIRED, request);
    assertThat(response.getHeader("HX-Redirect")).isEqualTo("/account/second-factor");
    assertThat(rest.getRequest()).isNull();
  }

  @Test
  void programsAreToldWhy() {
    MockHttpServletRequest request = request("/api/v1/tokens", actor(Role.AO, Way.PASSWORD));
    assertThatThrownBy(() -> filter(From.REQUIRED, request))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("second factor");
    assertThat(rest.getRequest()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void whoeverDecidesIsADecider(Role role) {
    boolean decides = Set.of(Role.ISSM, Role.AO, Role.AODR).contains(role);
    Actor one = actor(role, Way.PASSWORD);
    assertThat(new SecondFactorRule(From.REQUIRED_FOR_DECIDERS).misses(one)).isEqualTo(decides);
    assertThat(new SecondFactorRule(From.REQUIRED).misses(one)).isTrue();
    assertThat(new SecondFactorRule(From.OPTIONAL).misses(one)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"PASSWORD_TOTP", "PASSWORD_RECOVERY"})
  void whoGaveBothGoesOnWithAllRoles(Way way) throws Exception {
    MockHttpServletRequest request = request("/fleet", actor(Role.AO, way));
    filter(From.REQUIRED, request);
    assertThat(rest.getRequest()).isNotNull();
    assertThat(CurrentActor.of(request).orElseThrow().grants()).hasSize(1);
  }

  @Test
  void whoIsNotSignedInIsNotItsBusiness() throws Exception {
    filter(From.REQUIRED, request("/sign-in", null));
    assertThat(rest.getRequest()).isNotNull();
  }

  private void filter(From from, MockHttpServletRequest request) throws Exception {
    new EnrolmentFirst(new SecondFactorRule(from)).doFilter(request, response, rest);
  }

  private static MockHttpServletRequest request(String path, Actor actor) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    if (actor != null) {
      CurrentActor.set(request, actor);
    }
    return request;
  }

  private static Actor actor(Role role, Way way) {
    return new Actor(new AccountId(UUID.randomUUID()), "ada", "Ada", Set.of(new Grant(role, null)))
        .provedBy(new Proof(way, Instant.EPOCH));
  }
}
