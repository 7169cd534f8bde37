package io.muster.identity.web;

import io.muster.identity.Actors;
import io.muster.identity.SecondFactorRule;
import io.muster.identity.SessionEndings;
import io.muster.identity.SignedIn;
import io.muster.identity.oidc.OidcSignIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Who gets to which page. What is not named here needs a signed-in person. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /** Somebody acts: a filter found an account that may be used. */
  static final AuthorizationManager<RequestAuthorizationContext> AN_ACTOR =
      (authentication, context) ->
          new AuthorizationDecision(CurrentActor.of(context.getRequest()).isPresent());

  private static final String SIGN_IN = "/sign-in";

  /** Nobody watches how long each filter takes: each would be wrapped for it at every request. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  @Order(100)
  SecurityFilterChain pages(
      HttpSecurity http,
      SessionActorFilter session,
      SecondFactorRule rule,
      Sessions sessions,
      SessionEndings endings,
      OidcSignOut provider)
      throws Exception {
    return http.authorizeHttpRequests(
            paths ->
                paths
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers("/css/**", "/js/**", "/img/**", "/fonts/**", "/favicon.ico")
                    .permitAll()
                    .requestMatchers(
                        SIGN_IN,
                        SignInCodeController.PATH,
                        CertificateSignInController.PATH,
                        OidcController.PATH,
                        OidcSignIn.CALLBACK,
                        OidcSignOut.PATH,
                        "/setup",
                        "/actuator/health",
                        "/actuator/health/**")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .denyAll()
                    .anyRequest()
                    .access(AN_ACTOR))
        .formLogin(
            form ->
                form.loginPage(SIGN_IN)
                    .successHandler(new BegunBySignIn(sessions))
                    .failureHandler(new HalfSignedIn()))
        .logout(
            out ->
                out.logoutUrl("/sign-out")
                    .addLogoutHandler((request, response, who) -> signedOut(who, endings))
                    .addLogoutHandler(provider)
                    .logoutSuccessHandler(provider))
        .requestCache(cache -> cache.requestCache(pageAskedFor()))
        .exceptionHandling(
            no ->
                no.defaultAuthenticationEntryPointFor(
                        SecurityConfiguration::leadThePageAway, SecurityConfiguration::asksForAPart)
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(SIGN_IN), AnyRequestMatcher.INSTANCE))
        .addFilterBefore(session, AnonymousAuthenticationFilter.class)
        .addFilterAfter(new EnrolmentFirst(rule), SessionActorFilter.class)
        // They are set in one place for all answers, the container's own too: ui.ProtectedAnswers.
        .headers(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  SessionActorFilter sessionActorFilter(
      Actors actors, SessionLimits limits, SessionEndings endings, Clock clock) {
    return new SessionActorFilter(actors, limits, endings, clock);
  }

  /** It stands in the chains above; it is not to run once more around them. */
  @Bean
  FilterRegistrationBean<SessionActorFilter> notByItself(SessionActorFilter filter) {
    FilterRegistrationBean<SessionActorFilter> registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }

  private static void signedOut(@Nullable Authentication who, SessionEndings endings) {
    if (who != null && who.getPrincipal() instanceof SignedIn signedIn) {
      endings.byOwner(signedIn, "signed out");
    }
  }

  /** Where people go after sign-in: only whole pages are worth going back to. */
  private static HttpSessionRequestCache pageAskedFor() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    cache.setRequestMatcher(request -> request.getMethod().equals("GET") && !asksForAPart(request));
    return cache;
  }

  private static boolean asksForAPart(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }

  /** Leads to another page, the whole one where htmx asked for a part. */
  static void lead(HttpServletRequest request, HttpServletResponse response, String path)
      throws IOException {
    if (asksForAPart(request)) {
      response.setHeader("HX-Redirect", request.getContextPath() + path);
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + path);
    }
  }

  /** Has htmx load the sign-in page instead of putting it where the part belongs. */
  private static void leadThePageAway(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody) {
    response.setHeader("HX-Redirect", request.getContextPath() + SIGN_IN);
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
  }
}
