package io.muster.identity;

import io.muster.audit.Who;
import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.Forbidden;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one who acts, passed into every domain method that changes something. Controllers get it as a
 * method parameter.
 *
 * @param account the account, or null for the portal itself
 * @param username the sign-in name, or the name of the portal's own job
 * @param displayName the name people read
 * @param grants the roles held now
 * @param proof how they proved who they are
 * @param breakGlass whether it is by the account for when nobody else can sign in
 */
public record Actor(
    @Nullable AccountId account,
    String username,
    String displayName,
    Set<Grant> grants,
    Proof proof,
    boolean breakGlass) {

  /** What the break-glass account is told where it may not go. */
  public static final String NOT_BY_BREAK_GLASS =
      "The break-glass account only administers: it endorses, decides and revokes nothing, and"
          + " replaces no bundle. Sign in with an account of your own.";

  public Actor {
    grants = Set.copyOf(grants);
  }

  /** One who proved nothing. */
  public Actor(
      @Nullable AccountId account, String username, String displayName, Set<Grant> grants) {
    this(account, username, displayName, grants, Proof.NONE, false);
  }

  /** The same one, who proved so who they are. */
  public Actor provedBy(Proof other) {
    return new Actor(account, username, displayName, grants, other, breakGlass);
  }

  /** The same one, who holds no role as long as something is missing. */
  public Actor withoutRoles() {
    return new Actor(account, username, displayName, Set.of(), proof, breakGlass);
  }

  /**
   * The portal itself, doing the named job. It sees everything and is never a person's stand-in.
   */
  public static Actor portal(String job) {
    return new Actor(null, job, job, Set.of(new Grant(Role.ADMINISTRATOR, null)));
  }

  /** Whether the actor has one of the roles in the boundary. */
  public boolean has(BoundaryId boundary, Role... roles) {
    return grants.stream()
        .anyMatch(g -> g.holdsIn(boundary) && Arrays.asList(roles).contains(g.role()));
  }

  /** Whether the actor has one of the roles in all boundaries. */
  public boolean hasEverywhere(Role... roles) {
    return grants.stream()
        .anyMatch(g -> g.boundary() == null && Arrays.asList(roles).contains(g.role()));
  }

  /**
   * Refuses the act unless the actor has one of the roles in the boundary.
   *
   * @throws Forbidden with a sentence that names the roles
   */
  public void require(BoundaryId boundary, Role... roles) {
    if (!has(boundary, roles)) {
      throw new Forbidden("This needs one of the roles: " + titles(roles) + ".");
    }
  }

  /** As {@link #require} but in all boundaries. */
  public void requireEverywhere(Role... roles) {
    if (!hasEverywhere(roles)) {
      throw new Forbidden(
          "This needs, for all boundaries, one of the roles: " + titles(roles) + ".");
    }
  }

  /**
   * Refuses what the break-glass account never does, whatever roles it holds.
   *
   * @throws Forbidden with {@link #NOT_BY_BREAK_GLASS}
   */
  public void requirePersonsOwnAccount() {
    if (breakGlass) {
      throw new Forbidden(NOT_BY_BREAK_GLASS);
    }
  }

  /** What the actor may see: each boundary in which any role is held. */
  public Scope scope() {
    boolean all = grants.stream().anyMatch(g -> g.boundary() == null);
    return new Scope(
        all,
        grants.stream()
            .map(Grant::boundary)
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toSet()));
  }

  /** Where the actor holds one of the roles: never more than {@link #scope}. */
  public Scope scopeAs(Role... roles) {
    return new Actor(account, username, displayName, grantsOf(Set.of(roles))).scope();
  }

  private Set<Grant> grantsOf(Set<Role> roles) {
    return grants.stream().filter(g -> roles.contains(g.role())).collect(Collectors.toSet());
  }

  /** How the audit log names the actor. */
  public Who who() {
    String roles =
        grants.stream()
            .map(g -> g.role().name())
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    return new Who(account, username, roles);
  }

  private static String titles(Role... roles) {
    return Arrays.stream(roles).map(Role::title).collect(Collectors.joining(", "));
  }
}
