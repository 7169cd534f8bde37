package io.muster.identity;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Of whom a second factor is required.
 *
 * @param secondFactor of nobody, of those who decide, or of everybody
 */
@ConfigurationProperties("muster.accounts")
public record SecondFactorRule(@DefaultValue("optional") From secondFactor) {

  /** Of whom. */
  public enum From {
    /** Of nobody; everybody may have one. */
    OPTIONAL,
    /** Of whoever is ISSM, AO or AODR anywhere. */
    REQUIRED_FOR_DECIDERS,
    /** Of everybody. */
    REQUIRED
  }

  private static final Set<Role> DECIDERS = Set.of(Role.ISSM, Role.AO, Role.AODR);

  /** Whether the actor must have one. */
  public boolean requires(Actor actor) {
    return switch (secondFactor) {
      case OPTIONAL -> false;
      case REQUIRED_FOR_DECIDERS ->
          actor.grants().stream().anyMatch(g -> DECIDERS.contains(g.role()));
      case REQUIRED -> actor.account() != null;
    };
  }

  /** Whether the actor must have one and signed in without: nothing but setting it up is open. */
  public boolean misses(Actor actor) {
    return requires(actor) && !actor.proof().byTwoFactors();
  }
}
