package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.shared.Invalid;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A grant with an end is a grant until that very instant. */
@PortalTest
class DatedGrantsDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired AccountManagement accounts;
  @Autowired Directory directory;
  @Autowired JdbcClient sql;

  private final Instant end = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MICROS);
  private Boundary boundary;
  private Grant dated;

  @BeforeEach
  void aBoundary() {
    boundary = fleet.aBoundary();
    dated = new Grant(Role.ISSO, boundary.id(), end);
  }

  @Test
  void aSessionAndATokenHaveTheRoleUntilItsEndAndNotAtIt() {
    Person iris = cast.person("Iris", dated);
    String key = cast.key(iris);
    SignedIn session = iris.account().signedIn(Instant.now());
    for (Instant before : new Instant[] {Instant.now(), end.minus(1, ChronoUnit.MICROS)}) {
      Actor actor = actors(before).of(session).orElseThrow();
      assertThat(actor.has(boundary.id(), Role.ISSO)).isTrue();
      assertThat(actor.scope().includes(boundary.id())).isTrue();
      assertThat(actors(before).of(session).orElseThrow().grants()).containsExactly(dated);
      assertThat(bearers(before).of(key).orElseThrow().actor().grants()).containsExactly(dated);
      assertThat(iris.account().grants(before)).containsExactly(dated);
    }
    for (Instant after : new Instant[] {end, end.plus(1, ChronoUnit.DAYS)}) {
      assertThat(actors(after).of(session).orElseThrow().scope().isEmpty()).isTrue();
      assertThat(bearers(after).of(key).orElseThrow().actor().grants()).isEmpty();
      assertThat(iris.account().grants(after)).isEmpty();
    }
  }

  @Test
  void theEndBelongsToTheGrantAndAnotherEndIsAnotherGrant() {
    Person root = cast.rootTheAdministrator();
    Person iris = cast.person("Iris", dated);
    Grant longer = new Grant(Role.ISSO, boundary.id(), end.plus(Duration.ofDays(30)));
    accounts.changeGrants(root.actor(), iris.id(), Set.of(longer));
    accounts.changeGrants(root.actor(), iris.id(), Set.of(longer));
    assertThat(directory.get(root.actor(), iris.id()).grants(Instant.now()))
        .containsExactly(longer);
    assertThat(
            sql.sql("select count(*) from account_grant where account_id = ?")
                .param(iris.id().value())
                .query(Long.class)
                .single())
        .isEqualTo(2);
    assertThatThrownBy(
            () ->
                sql.sql("update account_grant set until_at = null where account_id = ?")
                    .param(iris.id().value())
                    .update())
        .hasMessageContaining("only once");
  }

  @Test
  void anEndLiesAfterNow() {
    Grant over = new Grant(Role.ISSO, boundary.id(), Instant.now().minusSeconds(1));
    assertThatThrownBy(() -> cast.person("Iris", over))
        .isInstanceOfSatisfying(
            Invalid.class, no -> assertThat(no.fields().getFirst().field()).isEqualTo("until"));
  }

  @Test
  void theDatabaseKnowsFromWhenUntilWhenARoleWasHeld() {
    Person iris = cast.person("Iris", dated);
    String held = "select count(*) from account_grant where account_id = ? and during @> ?";
    assertThat(holding(held, iris, end.minusMillis(1))).isEqualTo(1);
    assertThat(holding(held, iris, end)).isZero();
  }

  private long holding(String query, Person who, Instant at) {
    return sql.sql(query)
        .param(who.id().value())
        .param(at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private Actors actors(Instant now) {
    return new Actors(sql, Clock.fixed(now, ZoneOffset.UTC));
  }

  private Bearers bearers(Instant now) {
    return new Bearers(sql, Clock.fixed(now, ZoneOffset.UTC));
  }
}
