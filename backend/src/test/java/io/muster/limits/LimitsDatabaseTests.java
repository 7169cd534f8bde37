package io.muster.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.audit.Who;
import io.muster.shared.TooManyRequests;
import io.muster.testing.PortalTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The count of what is asked for, in the database that all instances share. */
@PortalTest
class LimitsDatabaseTests {

  /** Long ago, so that no row of another test is old enough to vanish. */
  private static final Instant START = Instant.parse("2001-01-01T00:00:00Z");

  @Autowired JdbcClient database;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  private final String key = UUID.randomUUID().toString();
  private final String marked = "one " + UUID.randomUUID();

  @Test
  void whatIsTooMuchIsRefusedUntilItsTimeComes() {
    assertThat(taken(START, START, START)).isEqualTo(2);
    assertThatThrownBy(() -> ask(at(START.plusSeconds(7)), Limited.SIGN_IN_NAME, key))
        .isInstanceOfSatisfying(
            TooManyRequests.class,
            refused -> {
              assertThat(refused.retryAfter()).isEqualTo(3);
              assertThat(refused.sentence()).endsWith("It takes the next in 3 seconds.");
            });
    assertThat(taken(START.plusSeconds(10), START.plusSeconds(10))).isEqualTo(1);
  }

  @Test
  void anotherKeyAndAnotherThingAreCountedApart() {
    assertThat(taken(START, START, START)).isEqualTo(2);
    ask(at(START), Limited.SIGN_IN_NAME, key + "x");
    ask(at(START), Limited.SIGN_IN_ADDRESS, key);
  }

  @Test
  void twoInstancesAskedAtOnceTakeNoMoreThanOne() throws Exception {
    Limits one = at(START);
    Limits other = at(START);
    List<Callable<Boolean>> asked = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Limits instance = i % 2 == 0 ? one : other;
      asked.add(() -> isTaken(instance));
    }
    int taken = 0;
    try (ExecutorService some = Executors.newFixedThreadPool(6)) {
      for (Future<Boolean> each : some.invokeAll(asked)) {
        taken += each.get() ? 1 : 0;
      }
    }
    assertThat(taken).isEqualTo(2);
    assertThat(lines()).isEqualTo(1);
  }

  @Test
  void theFirstRefusalOfAStretchLeavesALineAndTheOthersNone() {
    taken(START, START, START, START, START.plusSeconds(10), START.plusSeconds(11));
    assertThat(lines()).as("not calm in between").isEqualTo(1);
    Instant later = START.plusSeconds(60);
    taken(later, later, later, later);
    assertThat(lines()).isEqualTo(2);
  }

  @Test
  void rowsThatSayNothingAnyMoreVanishWhenAnotherBegins() {
    taken(START, START);
    assertThat(rows()).isEqualTo(1);
    Instant later = START.plus(Duration.ofMinutes(2));
    ask(at(later), Limited.SIGN_IN_NAME, "another " + key);
    assertThat(rows()).isZero();
  }

  @Test
  void neitherNameNorAddressIsKept() {
    taken(START);
    assertThat(
            database
                .sql("select count(*) from request_pace p where p::text like :key")
                .param("key", "%" + key + "%")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void whatHasNoLimitIsNotCounted() {
    for (int i = 0; i < 50; i++) {
      ask(at(START), Limited.UPLOAD_ACCOUNT, key);
    }
  }

  private int taken(Instant... times) {
    int taken = 0;
    for (Instant time : times) {
      taken += isTaken(at(time)) ? 1 : 0;
    }
    return taken;
  }

  private boolean isTaken(Limits instance) {
    try {
      ask(instance, Limited.SIGN_IN_NAME, key);
      return true;
    } catch (TooManyRequests refused) {
      return false;
    }
  }

  /** In a transaction of its own that is committed even if it is refused, as the portal's are. */
  private void ask(Limits instance, Limited what, String whose) {
    TooManyRequests refused =
        transaction.execute(
            status -> {
              try {
                instance.take(what, whose, new Who(null, marked, ""));
                return null;
              } catch (TooManyRequests tooMany) {
                return tooMany;
              }
            });
    if (refused != null) {
      throw refused;
    }
  }

  /** An instance of the portal that asks at that instant. */
  private Limits at(Instant time) {
    Pace two = Pace.valueOf("2 at once, then one every 10s");
    Pace none = Pace.valueOf("none");
    return new Limits(
        database,
        events,
        Clock.fixed(time, ZoneOffset.UTC),
        new LimitSettings(two, two, none, none, none));
  }

  private int lines() {
    return database
        .sql("select count(*) from audit_event where action = 'limit.reached' and who = :name")
        .param("name", marked)
        .query(Integer.class)
        .single();
  }

  private int rows() {
    return database
        .sql("select count(*) from request_pace where key_digest = sha256(:key)")
        .param("key", ("sign-in-name\n" + key).getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .query(Integer.class)
        .single();
  }
}
