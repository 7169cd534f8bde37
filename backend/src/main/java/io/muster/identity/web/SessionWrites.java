package io.muster.identity.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** How sessions are written. */
@Configuration(proxyBeanMethods = false)
class SessionWrites {

  /**
   * Two requests of one session may add the same attribute at once, as a double click on "Sign in"
   * does: the later one counts, and neither fails.
   */
  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer ofTwoAtOnceTheLaterCounts() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }
}
