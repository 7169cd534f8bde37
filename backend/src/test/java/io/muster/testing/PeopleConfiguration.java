package io.muster.testing;

import io.muster.identity.AccountManagement;
import io.muster.identity.RepresentativeManagement;
import io.muster.identity.TokenManagement;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Gives portal tests the cast. */
@TestConfiguration(proxyBeanMethods = false)
class PeopleConfiguration {

  @Bean
  Cast cast(
      AccountManagement accounts,
      RepresentativeManagement representatives,
      TokenManagement tokens) {
    return new Cast(accounts, representatives, tokens);
  }
}
