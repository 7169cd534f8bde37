package io.muster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.muster.database.MovedTime;
import io.muster.scans.Scan;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import io.muster.testing.SetClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/**
 * A year of which each day is lived under a clock that is set. What the portal said then, before
 * anything later was fed in, it says of then when the year is over, byte by byte. Another year by
 * {@code -Dmuster.seed=…}.
 */
@PortalTest
@TestPropertySource(properties = "spring.test.mockmvc.print=none")
@Import(YearDatabaseTests.Moved.class)
class YearDatabaseTests {

  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final int EVENTS = 56;
  private static final Pattern ONE_THING = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");

  /** No answer but of the instant of its asking says this time of the day. */
  private static final Duration LATER = Duration.ofDays(100).plusSeconds(67);

  private static final Duration TICK = Duration.ofNanos(1000);

  @TestConfiguration(proxyBeanMethods = false)
  static class Moved {

    @Bean
    @Primary
    SetClock setClock() {
      return new SetClock(START);
    }

    @Bean
    @Primary
    MovedTime movedTime(Clock clock, JdbcClient database) {
      return new MovedTime(clock, database);
    }
  }

  @Autowired MockMvc mvc;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired SetClock clock;
  @Autowired ScansByHand scans;
  @Autowired JdbcClient database;
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired ApplicationContext portal;

  private final List<Told> told = new ArrayList<>();
  private Random chance;
  private EventfulYear year;
  private Upheavals upheavals;
  private List<Listener> listeners;
  private Dated dated;
  private int heard;

  @Test
  void whatWasSaidOnAnyDayOfTheYearIsSaidOfThatDayForEver() throws Exception {
    long seed = Long.getLong("muster.seed", 260_930);
    try {
      begins(seed);
      for (int event = 0; event < EVENTS; event++) {
        goesOn(event);
      }
      later(START.plus(YEAR).plus(LATER));
      List<String> wrong = new ArrayList<>();
      for (Told then : told) {
        then.difference().ifPresent(wrong::add);
      }
      assertThat(heard).as("instants").isGreaterThanOrEqualTo(30);
      assertThat(told).filteredOn(Told::something).hasSizeGreaterThan(told.size() / 2);
      assertThat(wrong.size() + " of " + told.size() + "\n" + String.join("\n", wrong))
          .isEqualTo("0 of " + told.size() + "\n");
    } catch (Exception | AssertionError e) {
      fail("The year of seed " + seed, e);
    }
  }

  private void begins(long seed) {
    clock.set(START);
    chance = new Random(seed);
    year = new EventfulYear(beans.createBean(EventfulYear.Parts.class), chance);
    upheavals = new Upheavals(beans.createBean(Upheavals.Parts.class), chance);
    dated = Dated.of(portal);
    listeners =
        List.of(
            new Listener(mvc, cast, cast.veraTheAuditor(null)),
            new Listener(mvc, cast, cast.veraTheAuditor(year.shipyard().id())));
  }

  /** Some days pass, and something happens; now and then somebody listens on either side of it. */
  private void goesOn(int event) throws Exception {
    Instant next = clock.last().plus(pause());
    if (event % 4 == 1) {
      listensAtTheEdgeBefore(next, event);
    }
    if (event % 4 == 2) {
      listens(next, event);
    }
    clock.set(next);
    happens(event);
    if (event % 4 == 3) {
      listens(clock.last(), event);
    }
  }

  private Duration pause() {
    long average = YEAR.toSeconds() / EVENTS;
    return Duration.ofSeconds(60 + chance.nextLong(2 * average));
  }

  private void happens(int event) throws Exception {
    if (event % 3 != 2) {
      year.event(event * 2 / 3);
    } else if (event % 12 == 5) {
      isScannedForAWhile(event);
    } else {
      year.saw(upheavals.befalls(year.anyInUse(), year, event / 3));
    }
  }

  /** Somebody listens while a scan runs, of which nothing counts before it ends. */
  private void isScannedForAWhile(int event) throws Exception {
    var cluster = year.anyInUse();
    Scan scan = scans.running(cluster, cluster.boundaryId());
    year.saw(scan.id());
    clock.set(clock.last().plusSeconds(chance.nextInt(60)));
    listens(clock.last(), event);
    scans.end(scan, Seen.on("w1").systemHost("w1", "agent").host("w1", "late"));
  }

  /** At an edge that the forecast knows: an exception ends, or a verdict grows too old. */
  private void listensAtTheEdgeBefore(Instant next, int event) throws Exception {
    Optional<Instant> edge =
        database
            .sql(
                "select min(from_at) from posture where from_at > :now and from_at < :next"
                    + " having count(*) > 0")
            .param("now", clock.last().plusSeconds(1).atOffset(ZoneOffset.UTC))
            .param("next", next.minusSeconds(1).atOffset(ZoneOffset.UTC))
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant);
    if (edge.isPresent()) {
      listens(edge.get().minus(TICK), event);
      listens(edge.get(), event);
    }
  }

  /** What programs are told at once, files and pages of then a little later. */
  private void listens(Instant at, int event) throws Exception {
    heard++;
    for (Listener listener : listeners) {
      clock.hold(at);
      listener.signsInAgain();
      told.addAll(listener.hears(some(dated.answers(year)), at));
      later(at.truncatedTo(ChronoUnit.SECONDS).plus(LATER));
      if (event % 20 == 3) {
        told.addAll(listener.hearsOf(some(dated.pages(year)), at));
      }
      if (event % 40 == 23) {
        told.addAll(listener.hearsOf(some(dated.files(year)), at));
      }
    }
    clock.set(at);
  }

  private void later(Instant at) {
    clock.hold(at);
    for (Listener listener : listeners) {
      listener.askAt(at);
      listener.signsInAgain();
    }
  }

  /** All lists, and about a third of what is about one thing: another third each time. */
  private List<String> some(List<String> addresses) {
    return addresses.stream()
        .filter(address -> !ONE_THING.matcher(address).find() || chance.nextInt(3) == 0)
        .toList();
  }
}
