package io.muster.identity;

import io.muster.shared.AccountId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A person's account, with the roles they hold and held. */
@Entity
public class Account extends AbstractAggregateRoot<Account> {

  @Id private UUID id;
  private String username;
  private String displayName;
  private String email;
  private String password;
  private int credentialsVersion;
  private Instant createdAt;
  private @Nullable UUID createdBy;
  private @Nullable Instant disabledAt;
  private @Nullable UUID disabledBy;
  private boolean breakGlass;
  @Version private @Nullable Integer version;

  @OneToMany(
      cascade = {CascadeType.PERSIST, CascadeType.MERGE},
      fetch = FetchType.EAGER)
  @JoinColumn(name = "account_id", nullable = false, updatable = false)
  @BatchSize(size = 200)
  private List<AccountGrant> grants = new ArrayList<>();

  @SuppressWarnings("NullAway") // for Hibernate
  protected Account() {}

  Account(NewAccount wanted, Set<Grant> begun, String passwordHash, Actor by, Instant at) {
    id = UUID.randomUUID();
    username = wanted.username();
    displayName = wanted.displayName();
    email = wanted.email();
    password = passwordHash;
    createdAt = at;
    createdBy = idOf(by);
    breakGlass = wanted.breakGlass();
    begun.forEach(g -> grants.add(new AccountGrant(g, idOf(by), null, at)));
    registerEvent(
        new AccountEvent.Made(id(), by.who(), username, displayName, email, begun, breakGlass));
  }

  /** The name of the account among programs. */
  public AccountId id() {
    return new AccountId(id);
  }

  /** What its owner types to sign in; unique whatever the case of its letters. */
  public String username() {
    return username;
  }

  /** The name people read. */
  public String displayName() {
    return displayName;
  }

  /** Where messages to the owner go. */
  public String email() {
    return email;
  }

  /** When it was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When it was disabled, or null while it can be used. */
  public @Nullable Instant disabledAt() {
    return disabledAt;
  }

  /** Whether its owner may sign in. */
  public boolean enabled() {
    return disabledAt == null;
  }

  /** Whether it is for when nobody else can sign in. */
  public boolean breakGlass() {
    return breakGlass;
  }

  /** The roles held at an instant, which is now: of those that ended before, nothing is told. */
  public Set<Grant> grants(Instant now) {
    return grants.stream()
        .filter(g -> g.holds(now))
        .map(AccountGrant::grant)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The owner as the one who acts now. */
  public Actor actor(Instant now) {
    return new Actor(id(), username, displayName, grants(now), Proof.NONE, breakGlass);
  }

  /** What a session remembers of the owner, who gave their password at that instant. */
  public SignedIn signedIn(Instant at) {
    return signedIn(new Proof(Proof.Way.PASSWORD, at));
  }

  /** What a session remembers of the owner, who proved so who they are. */
  public SignedIn signedIn(Proof proof) {
    return signedIn(proof, proof.at());
  }

  /** The same of a session that begins at another instant than that of the proof. */
  SignedIn signedIn(Proof proof, Instant at) {
    return new SignedIn(
        id, username, credentialsVersion, at, proof.way(), proof.issuer(), proof.at());
  }

  int credentialsVersion() {
    return credentialsVersion;
  }

  String passwordHash() {
    return password;
  }

  void rename(String newDisplayName, String newEmail, Actor by) {
    if (displayName.equals(newDisplayName) && email.equals(newEmail)) {
      return;
    }
    displayName = newDisplayName;
    email = newEmail;
    registerEvent(new AccountEvent.Renamed(id(), by.who(), newDisplayName, newEmail));
  }

  void changeGrants(Set<Grant> wanted, Actor by, Instant at) {
    Set<Grant> ended = new HashSet<>(grants(at));
    ended.removeAll(wanted);
    Set<Grant> begun = new HashSet<>(wanted);
    begun.removeAll(grants(at));
    if (ended.isEmpty() && begun.isEmpty()) {
      return;
    }
    change(ended, begun, by, null, at);
    registerEvent(new AccountEvent.GrantsChanged(id(), by.who(), ended, begun));
  }

  /** The roles held at an instant that came of the issuer's claims. */
  Set<Grant> claimed(String issuer, Instant at) {
    return grants.stream()
        .filter(g -> g.holds(at) && issuer.equals(g.claimedFrom()))
        .map(AccountGrant::grant)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The roles held at an instant that came of anybody's claims. */
  public Set<Grant> claimed(Instant at) {
    return grants.stream()
        .filter(g -> g.holds(at) && g.claimedFrom() != null)
        .map(AccountGrant::grant)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Begins and ends what came, and comes, of the issuer's claims. */
  void takeClaims(Set<Grant> ended, Set<Grant> begun, String issuer, Actor by, Instant at) {
    if (ended.isEmpty() && begun.isEmpty()) {
      return;
    }
    change(ended, begun, by, issuer, at);
    registerEvent(new AccountEvent.ClaimsTaken(id(), by.who(), issuer, ended, begun));
  }

  /** Begins a role that was claimed and waited, which another confirmed. */
  void beginClaimed(Grant grant, String issuer, Actor by, Instant at) {
    change(heldAs(grant, at), Set.of(grant), by, issuer, at);
    registerEvent(new AccountEvent.GrantsChanged(id(), by.who(), Set.of(), Set.of(grant)));
  }

  /** Makes the owner the representative of the boundary's AO, until another instant if already. */
  void represent(Grant representation, Actor by, Instant at) {
    change(heldAs(representation, at), Set.of(representation), by, null, at);
    registerEvent(new AccountEvent.RepresentativeNamed(id(), by.who(), representation));
  }

  /** Ends that; whether there was anything to end. */
  boolean representNoMore(Grant representation, Actor by, Instant at) {
    Set<Grant> held = heldAs(representation, at);
    change(held, Set.of(), by, null, at);
    held.forEach(g -> registerEvent(new AccountEvent.RepresentativeRevoked(id(), by.who(), g)));
    return !held.isEmpty();
  }

  private Set<Grant> heldAs(Grant grant, Instant at) {
    return grants(at).stream().filter(grant::isAlso).collect(Collectors.toSet());
  }

  private void change(
      Set<Grant> ended, Set<Grant> begun, Actor by, @Nullable String claimed, Instant at) {
    grants.stream()
        .filter(g -> g.holds(at) && ended.contains(g.grant()))
        .forEach(g -> g.end(idOf(by), at));
    begun.forEach(g -> grants.add(new AccountGrant(g, idOf(by), claimed, at)));
  }

  void disable(Actor by, Instant at) {
    if (!enabled()) {
      return;
    }
    disabledAt = at;
    disabledBy = idOf(by);
    registerEvent(new AccountEvent.Disabled(id(), by.who()));
  }

  /** Keeps the same password under another way of hashing. */
  void rehash(String hash) {
    password = hash;
  }

  void setPassword(String hash, Actor by) {
    password = Objects.requireNonNull(hash);
    credentialsVersion++;
    registerEvent(new AccountEvent.PasswordSet(id(), by.who()));
  }

  /**
   * Ends all sessions: with the second factor that began, or ended, what proves the owner is
   * another.
   */
  void proveAnew() {
    credentialsVersion++;
  }

  private static @Nullable UUID idOf(Actor actor) {
    return actor.account() == null ? null : actor.account().value();
  }
}
