package io.muster.testing.oidc;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * Tells the portal of the tests where the provider is. It runs only once a test asks for it; until
 * then the portal is one whose provider is down.
 */
@TestConfiguration(proxyBeanMethods = false)
public class ProviderOfTheTests {

  /** A boundary for which a group is claimed and that nobody makes. */
  public static final String LOST = "a yard that nobody made";

  @Bean
  DynamicPropertyRegistrar whereTheProviderIs() {
    return settings -> {
      settings.add("muster.oidc.issuer", () -> Keycloak.ISSUER);
      settings.add("muster.oidc.client-secret", () -> Keycloak.SECRET);
      settings.add("muster.oidc.name", () -> "Fleet SSO");
      claim(settings, 0, "fleet-isso", "ISSO", "all");
      claim(settings, 1, "fleet-issm", "ISSM", "all");
      claim(settings, 2, "fleet-administrators", "ADMINISTRATOR", "all");
      claim(settings, 3, "lost-yard", "OPERATOR", LOST);
    };
  }

  private static void claim(
      org.springframework.test.context.DynamicPropertyRegistry settings,
      int number,
      String value,
      String role,
      String boundary) {
    String name = "muster.oidc.grants[" + number + "].";
    settings.add(name + "value", () -> value);
    settings.add(name + "role", () -> role);
    settings.add(name + "boundary", () -> boundary);
  }
}
