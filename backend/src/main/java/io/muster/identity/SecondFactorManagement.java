package io.muster.identity;

import io.muster.audit.Who;
import io.muster.shared.AccountId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets up and removes second factors. All that an owner does needs a recent proof of who they are:
 * else an unwatched screen would be enough to lock them out.
 */
@Service
@Transactional
public class SecondFactorManagement {

  /** So long a key waits to be confirmed. */
  private static final Duration WAITS = Duration.ofMinutes(15);

  /**
   * A second factor that is now in use.
   *
   * @param who what the session is to remember; all others of the account are over
   * @param codes the recovery codes, shown now and never again
   */
  public record Begun(SignedIn who, List<String> codes) {

    /** Not the codes. */
    @Override
    public String toString() {
      return "Begun[" + who.username() + "]";
    }
  }

  private final Accounts accounts;
  private final SecondFactors factors;
  private final SecondFactorVault vault;
  private final RecoveryCodes recovery;
  private final SecondFactorRule rule;
  private final Lockout lockout;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SecondFactorManagement(
      Accounts accounts,
      SecondFactors factors,
      SecondFactorVault vault,
      RecoveryCodes recovery,
      SecondFactorRule rule,
      Lockout lockout,
      ApplicationEventPublisher events,
      Clock clock) {
    this.accounts = accounts;
    this.factors = factors;
    this.vault = vault;
    this.recovery = recovery;
    this.rule = rule;
    this.lockout = lockout;
    this.events = events;
    this.clock = clock;
  }

  /** One's own second factor, if there is one. */
  @Transactional(readOnly = true)
  public Optional<SecondFactor> of(Actor owner) {
    return factors.of(idOf(owner));
  }

  /**
   * The second factor of another's account, without anything of its key.
   *
   * @throws Forbidden unless by an administrator of all boundaries
   */
  @Transactional(readOnly = true)
  public Optional<SecondFactor> of(Actor by, AccountId account) {
    by.requireEverywhere(Role.ADMINISTRATOR);
    return factors.of(account);
  }

  /**
   * The accounts that have a second factor.
   *
   * @throws Forbidden unless by an administrator of all boundaries
   */
  @Transactional(readOnly = true)
  public Set<AccountId> all(Actor by) {
    by.requireEverywhere(Role.ADMINISTRATOR);
    return factors.all();
  }

  /** Makes a key in place of one that waits to be confirmed; one in use stays in use. */
  public void prepare(Actor owner) {
    requireFresh(owner);
    AccountId account = idOf(owner);
    vault.forgetAllBut(account, inUse(account));
    vault.put(account, UUID.randomUUID(), Totp.newKey(), clock.instant());
  }

  /**
   * The key that waits to be confirmed, as the owner's app takes it; empty if none was made within
   * the last 15 minutes.
   */
  @Transactional(readOnly = true)
  public Optional<AppKey> waiting(Actor owner) {
    AccountId account = idOf(owner);
    return waiting(account)
        .map(kept -> AppKey.of(owner.username(), vault.open(account, kept.factor())));
  }

  /**
   * Takes the waiting key into use, in place of what was in use.
   *
   * @param code that the owner's app shows now
   * @throws Invalid on the field {@code code} if it is not right
   * @throws Conflict if no key waits
   */
  public Begun confirm(Actor owner, String code) {
    AccountId id = idOf(owner);
    Account account = accounts.locked(id.value()).orElseThrow(SecondFactorManagement::unknown);
    UUID factor =
        waiting(id)
            .orElseThrow(() -> new Conflict("That took more than 15 minutes: begin again."))
            .factor();
    Instant now = clock.instant();
    OptionalLong step = factors.stepOf(id, factor, code, now);
    if (step.isEmpty()) {
      throw new Invalid(
          "code",
          "That is not the code that belongs to this key now. Type the six digits that the app"
              + " shows; if that fails again, see whether your device's clock is right.");
    }
    Optional<SecondFactor> before = factors.of(id);
    before.ifPresent(old -> factors.end(old.id(), id, now));
    factors.begin(id, factor, step.getAsLong(), now);
    vault.forgetAllBut(id, factor);
    List<String> codes = recovery.renew(factor);
    account.proveAnew();
    accounts.save(account);
    events.publishEvent(new SecondFactorEvent.Begun(id, owner.who(), before.isPresent()));
    return new Begun(account.signedIn(after(owner, Proof.Way.PASSWORD_TOTP)), codes);
  }

  /** Makes new recovery codes, shown this once; those of before open nothing any more. */
  public List<String> renewCodes(Actor owner) {
    requireFresh(owner);
    AccountId account = idOf(owner);
    List<String> codes = recovery.renew(required(account).id());
    events.publishEvent(new SecondFactorEvent.CodesRenewed(account, owner.who()));
    return codes;
  }

  /**
   * Removes one's own.
   *
   * @return what the session is to remember; all others of the account are over
   * @throws Forbidden where one is required of the owner
   */
  public SignedIn remove(Actor owner) {
    requireFresh(owner);
    if (rule.requires(owner)) {
      throw new Forbidden("Your roles need a second factor. Set up another one in its place.");
    }
    Account account = end(idOf(owner), owner);
    return account.signedIn(after(owner, Proof.Way.PASSWORD));
  }

  /**
   * Takes away what another lost. Their sessions are over, and so is a lock on their name.
   *
   * @throws Forbidden unless by an administrator of all boundaries, and for one's own
   * @throws NotFound if the account has none
   */
  public void takeAway(Actor by, AccountId id) {
    by.requireEverywhere(Role.ADMINISTRATOR);
    requireFresh(by);
    if (id.equals(by.account())) {
      throw new Forbidden("Your own second factor you change under My account.");
    }
    lockout.forget(end(id, by).username());
  }

  /** Who signed in from outside goes on so: the portal's own factor was no part of it. */
  private static Proof after(Actor owner, Proof.Way way) {
    return owner.proof().outside() ? owner.proof() : new Proof(way, owner.proof().at());
  }

  private Account end(AccountId id, Actor by) {
    Account account = accounts.locked(id.value()).orElseThrow(SecondFactorManagement::unknown);
    factors.end(required(id).id(), by.account(), clock.instant());
    vault.forgetAllBut(id, null);
    account.proveAnew();
    accounts.save(account);
    Who who = by.who();
    events.publishEvent(new SecondFactorEvent.Removed(id, who));
    return account;
  }

  private Optional<SecondFactorVault.Kept> waiting(AccountId account) {
    return vault
        .lastBut(account, inUse(account))
        .filter(kept -> clock.instant().isBefore(kept.begunAt().plus(WAITS)));
  }

  private @Nullable UUID inUse(AccountId account) {
    return factors.of(account).map(SecondFactor::id).orElse(null);
  }

  private SecondFactor required(AccountId account) {
    return factors
        .of(account)
        .orElseThrow(() -> new NotFound("This account has no second factor."));
  }

  private void requireFresh(Actor actor) {
    actor.proof().requireFresh("This", clock.instant());
  }

  private static AccountId idOf(Actor actor) {
    if (actor.account() == null) {
      throw new Forbidden("Only people have a second factor.");
    }
    return actor.account();
  }

  private static NotFound unknown() {
    return new NotFound("There is no such account.");
  }
}
