package io.muster.testing;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.identity.AccountManagement;
import io.muster.identity.Notices;
import io.muster.identity.RepresentativeManagement;
import io.muster.identity.TokenManagement;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Gives portal tests the cast, whose passwords cost next to nothing. */
@TestConfiguration(proxyBeanMethods = false)
class PeopleConfiguration {

  /** Whoever signs in in a test accepts the notice, unless the test sends another. */
  @Bean
  MockMvcBuilderCustomizer acceptsTheNotice(Notices notices) {
    return builder -> builder.defaultRequest(get("/").param("notice", notices.current().digest()));
  }

  /**
   * The portal's method at the least cost: thousands are hashed, and how dear one is to guess is
   * for the tests of the portal's own.
   */
  @Bean
  @Primary
  PasswordEncoder quickPasswords() {
    return new DelegatingPasswordEncoder(
        "argon2", Map.of("argon2", new Argon2PasswordEncoder(16, 32, 1, 64, 1)));
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
