package io.muster.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.identity.Scope;
import io.muster.posture.History.Event;
import io.muster.scans.ScansByHand;
import io.muster.shared.Sql;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is summed up by days says what the segments say. */
@PortalTest
class LongTrendsDatabaseTests {

  private static final int LENGTH = 30;

  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired Trends trends;
  @Autowired LongTrends longTrends;
  @Autowired PostureDays days;
  @Autowired JdbcClient database;

  private Boundary boundary;
  private Scope scope;
  private Instant first;
  private Instant last;

  @BeforeEach
  void someClustersLive() {
    boundary = fleet.aBoundary();
    scope = new Scope(false, Set.of(boundary.id()));
    List<Cluster> clusters =
        List.of(fleet.harborIn(boundary), fleet.drydockIn(boundary), fleet.skiffIn(boundary));
    first = clusters.getFirst().createdAt();
    List<Runnable> events = new ArrayList<>();
    last = first;
    for (Cluster cluster : clusters) {
      History history = History.of(20_000 + clusters.indexOf(cluster), cluster.createdAt(), LENGTH);
      for (Event event : history.events()) {
        switch (event) {
          case Event.Scanned(Instant at, View view) -> scans.of(cluster, view.evaluated(), at);
          case Event.Failed(Instant at) -> scans.failed(cluster, "Refused", at);
          default -> {}
        }
      }
      Instant end = history.events().getLast().at();
      last = last.isAfter(end) ? last : end;
    }
  }

  @AfterEach
  void nothingIsSummedUp() {
    database.sql("delete from posture_day").update();
    database.sql("update posture_days set until_day = '-infinity'").update();
  }

  @Test
  void aStepOfADaySaysWhatHeldAtItsEnd() {
    Instant from = first.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(2));
    Instant until = last.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(20));
    for (Instant over :
        List.of(first, first.plus(Duration.between(first, last).dividedBy(2)), last)) {
      days.sumUp(over);
      agree(TrendFilter.ALL, from, until);
      agree(new TrendFilter(boundary.id(), null), from, until);
      agree(TrendFilter.ALL, first.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3)), until);
      agree(TrendFilter.ALL, from.plus(Duration.ofHours(7)), until);
      agree(TrendFilter.ALL, from, last.minus(Duration.ofHours(5)));
    }
    assertThat(database.sql("select count(*) from posture_day").query(Integer.class).single())
        .isPositive();
  }

  @Test
  void whatTurnedAtTheVeryFirstInstantCountsOnce() {
    database
        .sql("select from_at from posture where boundary_id = :b and from_at > :first")
        .param("b", boundary.id().value())
        .param("first", Sql.utc(first))
        .query((row, n) -> Sql.instant(row, "from_at"))
        .list()
        .stream()
        .map(t -> t.truncatedTo(ChronoUnit.DAYS))
        .distinct()
        .sorted(Comparator.naturalOrder())
        .limit(5)
        .forEach(
            midnight -> {
              Cluster other = fleet.clusterIn(boundary, "c" + midnight.getEpochSecond());
              scans.failed(other, "Refused", midnight.plus(Duration.ofDays(30)));
              days.sumUp(last.plus(Duration.ofDays(60)));
              agree(
                  TrendFilter.ALL,
                  midnight.plus(Duration.ofDays(30)),
                  last.plus(Duration.ofDays(60)));
            });
  }

  @Test
  void sumsAreTakenBackWhenSomethingIsWrittenAboutTheirDays() {
    days.sumUp(last.plus(Duration.ofDays(50)));
    Cluster late = fleet.clusterIn(boundary, "late");
    scans.failed(late, "Refused", first.plus(Duration.ofDays(1)));
    Instant from = first.truncatedTo(ChronoUnit.DAYS);
    Instant until = last.plus(Duration.ofDays(40));
    agree(TrendFilter.ALL, from, until);
    days.sumUp(last.plus(Duration.ofDays(50)));
    agree(TrendFilter.ALL, from, until);
  }

  private void agree(TrendFilter filter, Instant from, Instant until) {
    List<TrendPoint> exact = trends.between(filter, from, until, scope);
    TrendQuery query = new TrendQuery(filter, from, until, scope);
    List<TrendPoint> days = Trends.summed(longTrends.changes(query), from);
    assertThat(days).isSortedAccordingTo(Comparator.comparing(TrendPoint::at));
    assertThat(days.getFirst().at()).isEqualTo(from);
    for (TrendPoint day : days) {
      TrendPoint then =
          exact.reversed().stream()
              .filter(p -> !p.at().isAfter(day.at()))
              .findFirst()
              .orElseThrow();
      assertThat(day)
          .as("from %s until %s", from, until)
          .usingRecursiveComparison()
          .ignoringFields("at")
          .isEqualTo(then);
    }
    assertThat(days.getLast())
        .usingRecursiveComparison()
        .ignoringFields("at")
        .isEqualTo(exact.getLast());
    assertThat(longTrends.coverage(query))
        .isCloseTo(trends.coverage(filter, from, until, scope), within(1e-4));
  }
}
