package io.muster.identity;

import io.muster.audit.Who;
import io.muster.shared.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets in whoever proved outside who they are, if that identity is linked to an account that may be
 * used. A disabled account stays shut at every door. The {@link Lockout} of a name is of passwords
 * alone: anybody can type wrong ones, and must not keep its owner out by it. Nor is it ended here.
 */
@Component
@Transactional
public class OutsideSignIn {

  private static final Who SOMEBODY = new Who(null, "anonymous", "");

  /** What comes of it. */
  public sealed interface Outcome {

    /** Somebody is signed in. */
    record In(SignedIn who) implements Outcome {}

    /** Nobody is. */
    record Refused(Why why) implements Outcome {}
  }

  /** Why nobody is let in. */
  public enum Why {
    /** No account has that identity. */
    NOT_LINKED("not linked"),
    /** The account is disabled. */
    DISABLED("disabled"),
    /** Two factors are needed, and its provider did not say that there were two. */
    TWO_FACTORS("two factors wanted");

    private final String words;

    Why(String words) {
      this.words = words;
    }
  }

  private final SignInIdentities identities;
  private final Accounts accounts;
  private final SecondFactorRule rule;
  private final ClaimedGrants grants;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OutsideSignIn(
      SignInIdentities identities,
      Accounts accounts,
      SecondFactorRule rule,
      ClaimedGrants grants,
      ApplicationEventPublisher events,
      Clock clock) {
    this.identities = identities;
    this.accounts = accounts;
    this.rule = rule;
    this.grants = grants;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Signs in to the account that the identity opens.
   *
   * @param proof how it was proved, from outside
   */
  public Outcome enter(OutsideIdentity identity, Proof proof) {
    return enter(identity, proof, null);
  }

  /**
   * The same with roles taken from what the issuer claims.
   *
   * @param claims null where no claim speaks of roles: then none change
   */
  public Outcome enter(OutsideIdentity identity, Proof proof, @Nullable Claims claims) {
    Optional<Account> account =
        identities.accountOf(identity).flatMap(id -> accounts.locked(id.value()));
    if (account.isEmpty()) {
      return refused(null, identity, Why.NOT_LINKED);
    }
    Account owner = account.get();
    Instant now = clock.instant();
    if (!owner.enabled()) {
      return refused(owner.id(), identity, Why.DISABLED);
    }
    if (claims != null) {
      grants.take(owner, claims, now);
      accounts.save(owner);
    }
    Actor actor = owner.actor(now).provedBy(proof);
    if (rule.misses(actor)) {
      return refused(owner.id(), identity, Why.TWO_FACTORS);
    }
    events.publishEvent(new AccountEvent.SignedInTo(owner.id(), actor.who(), proof));
    return new Outcome.In(owner.signedIn(proof, now));
  }

  /** Refuses somebody whose proof is not enough, whatever account it would open. */
  public void refuse(OutsideIdentity identity, Why why) {
    refused(identities.accountOf(identity).orElse(null), identity, why);
  }

  private Outcome refused(@Nullable AccountId account, OutsideIdentity identity, Why why) {
    events.publishEvent(new SignInIdentityEvent.Refused(account, SOMEBODY, identity, why.words));
    return new Outcome.Refused(why);
  }
}
