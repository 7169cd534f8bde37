package io.muster.testing;

import io.muster.identity.AccountManagement;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives portal tests the cast. */
@TestConfiguration(proxyBeanMethods = false)
class PeopleConfiguration {

  @Bean
  Cast cast(AccountManagement accounts) {
    return new Cast(accounts);
  }
}
