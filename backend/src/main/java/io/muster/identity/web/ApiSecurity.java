package io.muster.identity.web;

import io.muster.identity.Bearers;
import io.muster.identity.PasswordCheck;
import io.muster.identity.SecondFactorRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who gets to the API: bearers of a token. No session, hence no form token. A password, with the
 * code of the second factor where there is one, opens one route only: that which makes tokens.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

  @Bean
  @Order(10)
  SecurityFilterChain makingTokens(
      HttpSecurity http,
      SessionActorFilter session,
      PasswordCheck passwords,
      SecondFactorRule rule,
      ApiRefusals refusals)
      throws Exception {
    var route = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/v1/tokens");
    return stateless(http)
        .securityMatcher(route)
        .authorizeHttpRequests(paths -> paths.anyRequest().access(SecurityConfiguration.AN_ACTOR))
        .authenticationManager(new ProviderManager(new CodeInHeader(passwords)))
        .httpBasic(
            basic ->
                basic
                    .authenticationDetailsSource(CodeInHeader::of)
                    .authenticationEntryPoint(refusals.asking("Basic")))
        .exceptionHandling(
            no ->
                no.authenticationEntryPoint(refusals.asking("Basic")).accessDeniedHandler(refusals))
        .addFilterBefore(session, AnonymousAuthenticationFilter.class)
        .addFilterAfter(new EnrolmentFirst(rule), SessionActorFilter.class)
        .build();
  }

  @Bean
  @Order(20)
  SecurityFilterChain api(
      HttpSecurity http, Bearers bearers, SecondFactorRule rule, ApiRefusals refusals)
      throws Exception {
    return stateless(http)
        .securityMatcher("/api/**")
        .authorizeHttpRequests(paths -> paths.anyRequest().access(new TokenAccess()))
        .exceptionHandling(
            no ->
                no.authenticationEntryPoint(refusals.asking("Bearer"))
                    .accessDeniedHandler(refusals))
        .addFilterBefore(new BearerFilter(bearers, rule), AnonymousAuthenticationFilter.class)
        .build();
  }

  private static HttpSecurity stateless(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(AbstractHttpConfigurer::disable);
  }
}
