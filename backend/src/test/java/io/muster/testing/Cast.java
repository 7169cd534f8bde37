package io.muster.testing;

import io.muster.identity.Account;
import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.NewAccount;
import io.muster.identity.RepresentativeManagement;
import io.muster.identity.Role;
import io.muster.identity.TokenManagement;
import io.muster.identity.TokenScope;
import io.muster.shared.BoundaryId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The cast of all tests. Each call makes a new account, so tests share nobody. Give a boundary, or
 * null for all of them.
 */
public class Cast {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String PASSWORD = "correct horse battery";

  private final AccountManagement accounts;
  private final RepresentativeManagement representatives;
  private final TokenManagement tokens;

  public Cast(
      AccountManagement accounts,
      RepresentativeManagement representatives,
      TokenManagement tokens) {
    this.accounts = accounts;
    this.representatives = representatives;
    this.tokens = tokens;
  }

  /** An ISSM of all boundaries who is nobody's account: for tests in which it matters not who. */
  public static final Actor ANY_ISSM =
      new Actor(null, "marcus", "Marcus", Set.of(new Grant(Role.ISSM, null)));

  public Person otisTheOperator(@Nullable BoundaryId boundary) {
    return person("Otis", new Grant(Role.OPERATOR, boundary));
  }

  public Person irisTheIsso(@Nullable BoundaryId boundary) {
    return person("Iris", new Grant(Role.ISSO, boundary));
  }

  public Person marcusTheIssm(@Nullable BoundaryId boundary) {
    return person("Marcus", new Grant(Role.ISSM, boundary));
  }

  public Person adaTheAo(@Nullable BoundaryId boundary) {
    return person("Ada", new Grant(Role.AO, boundary));
  }

  public Person veraTheAuditor(@Nullable BoundaryId boundary) {
    return person("Vera", new Grant(Role.AUDITOR, boundary));
  }

  /** An administrator of all boundaries. */
  public Person rootTheAdministrator() {
    return person("Root", new Grant(Role.ADMINISTRATOR, null));
  }

  /** The account for when nobody else can sign in. */
  public Person breakGlass() {
    String username = "glass" + COUNT.incrementAndGet();
    NewAccount wanted =
        new NewAccount(
            username,
            "Break glass",
            username + "@example.mil",
            PASSWORD,
            AccountManagement.ADMINISTERING,
            true);
    return new Person(accounts.create(Actor.portal("tests"), wanted), PASSWORD);
  }

  /** Anybody with any grants; as a representative of an AO of the boundary for 90 days. */
  public Person person(String name, Grant... grants) {
    String first = name.toLowerCase(java.util.Locale.ROOT).split(" ", 2)[0];
    String username = first + COUNT.incrementAndGet();
    Set<Grant> byAdministrators =
        Stream.of(grants).filter(g -> g.role() != Role.AODR).collect(Collectors.toSet());
    NewAccount wanted =
        new NewAccount(username, name, username + "@example.mil", PASSWORD, byAdministrators);
    Account account = accounts.create(Actor.portal("tests"), wanted);
    for (Grant grant : grants) {
      if (grant.role() == Role.AODR) {
        BoundaryId boundary = Objects.requireNonNull(grant.boundary(), "one boundary's");
        account =
            representatives.name(
                adaTheAo(boundary).actor(),
                boundary,
                username,
                Instant.now().plus(Duration.ofDays(90)));
      }
    }
    return new Person(account, PASSWORD);
  }

  /** Another account of the same person, who is known by their e-mail address. */
  public Person sameAs(Person person, Grant... grants) {
    String username = "twin" + COUNT.incrementAndGet();
    NewAccount wanted =
        new NewAccount(username, "Twin", person.account().email(), PASSWORD, Set.of(grants));
    return new Person(accounts.create(Actor.portal("tests"), wanted), PASSWORD);
  }

  /** Sends the request as the person with a session; POSTs need {@code csrf()} besides. */
  public static RequestPostProcessor as(Person person) {
    return SecurityMockMvcRequestPostProcessors.authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            person.account().signedIn(Instant.now()), null, List.of()));
  }

  /**
   * Sends the request with an API token of the person, made for it; with all scopes unless named.
   */
  public RequestPostProcessor bearer(Person person, TokenScope... scopes) {
    return bearer(key(person, scopes));
  }

  /** Sends the request with that API token. */
  public static RequestPostProcessor bearer(String key) {
    return request -> {
      request.addHeader("Authorization", "Bearer " + key);
      return request;
    };
  }

  /** A new API token of the person, with all scopes unless named. */
  public String key(Person person, TokenScope... scopes) {
    return tokens
        .make(person.actor(), "a test", scopes.length == 0 ? null : Set.of(scopes), null)
        .key();
  }
}
