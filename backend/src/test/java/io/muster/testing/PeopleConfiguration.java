package io.muster.testing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.identity.AccountManagement;
import io.muster.identity.Notices;
import io.muster.identity.RepresentativeManagement;
import io.muster.identity.TokenManagement;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives portal tests the cast. */
@TestConfiguration(proxyBeanMethods = false)
class PeopleConfiguration {

  /** Whoever signs in in a test accepts the notice, unless the test sends another. */
  @Bean
  MockMvcBuilderCustomizer acceptsTheNotice(Notices notices) {
    return builder -> builder.defaultRequest(get("/").param("notice", notices.current().digest()));
  }

  @Bean
  Counts counts(JdbcClient database) {
    return new Counts(database);
  }

  @Bean
  Cast cast(
      AccountManagement accounts,
      RepresentativeManagement representatives,
      TokenManagement tokens) {
    return new Cast(accounts, representatives, tokens);
  }
}
