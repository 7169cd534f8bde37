package io.muster.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.ExceptionKind;
import io.muster.identity.Scope;
import io.muster.posture.FleetFilter;
import io.muster.posture.FleetSums;
import io.muster.posture.Postures;
import io.muster.posture.TrendPoint;
import io.muster.posture.Trends;
import io.muster.scans.ScansByHand;
import io.muster.shared.Invalid;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Trends agree with what the fleet's page says at every instant, and count only what one may see.
 */
@PortalTest
class TrendsDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;
  @Autowired TrendReport report;
  @Autowired Trends trends;
  @Autowired Postures postures;

  private Boundary boundary;
  private Cluster harbor;
  private Cluster drydock;
  private Person iris;
  private Scope scope;

  @BeforeEach
  void aBusyBoundary() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    drydock = fleet.drydockIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    scope = iris.actor().scope();
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent").host("w1", "debug"));
    scans.of(drydock, Seen.on("w1").apart("w1", "web"));
    requests.approved(
        iris,
        cast.marcusTheIssm(boundary.id()),
        cast.adaTheAo(boundary.id()),
        boundary,
        ExceptionKind.DOCUMENTED,
        requests.about(boundary, "agent"));
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent"));
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent").host("w1", "debug"));
    scans.of(drydock, Seen.on("w1").apart("w1", "web").host("w1", "dbg"));
  }

  @Test
  void atEveryInstantATrendSaysWhatTheFleetsPageWouldHaveSaid() {
    Instant now = Instant.now();
    Trend trend = read(now.minus(Duration.ofMinutes(10)), now.plus(Duration.ofDays(60)), scope);
    assertThat(trend.points()).hasSizeGreaterThan(5).hasSizeLessThan(600);
    long seed = Long.getLong("muster.seed", 261_129);
    Random chance = new Random(seed);
    List<Instant> instants =
        Stream.concat(
                trend.points().stream()
                    .flatMap(
                        p -> Stream.of(p.at(), p.at().minusNanos(1000), p.at().plusNanos(1000))),
                Stream.generate(
                        () ->
                            trend
                                .from()
                                .plusMillis(
                                    chance.nextLong(
                                        Duration.between(trend.from(), trend.until()).toMillis())))
                    .limit(50))
            .filter(t -> !t.isBefore(trend.from()) && t.isBefore(trend.until()))
            .toList();
    for (Instant t : instants) {
      FleetSums page = postures.sums(FleetFilter.ALL, scope, t);
      TrendPoint point = trend.at(t);
      assertThat(
              List.of(
                  point.clusters(),
                  point.openClusters(),
                  point.notReviewed() + point.unreachable(),
                  point.notApplicable(),
                  point.notAFinding(),
                  point.raw(),
                  point.documented(),
                  point.accepted(),
                  point.unaddressed()))
          .as("seed %d, %s", seed, t)
          .containsExactly(
              (int) page.clusters(),
              (int) page.open(),
              (int) page.notReviewed(),
              (int) page.notApplicable(),
              (int) page.notAFinding(),
              (int) page.raw(),
              (int) page.documentedFindings(),
              (int) page.acceptedFindings(),
              (int) page.unaddressedFindings());
    }
    assertThat(trend.at(now).raw()).isEqualTo(3);
    assertThat(trend.at(now).open()).isEqualTo(2);
    assertThat(trend.at(trend.until()).documented())
        .as("the exception ends, which the forecast knows")
        .isZero();
  }

  @Test
  void dayByDayABoundaryStoodAtEachDaysEndAsTheTrendSays() {
    Instant now = Instant.now();
    Trend trend = read(now.minus(Duration.ofMinutes(10)), now, scope);
    for (TrendPoint step : trend.points().stream().skip(1).toList()) {
      Instant end = step.at().plusNanos(1000);
      List<TrendPoint> days =
          trends.daily(end.minus(Duration.ofDays(1)), now, scope).get(boundary.id());
      assertThat(days.stream().filter(p -> p.at().equals(end)))
          .as("a day that ends between two steps, %s", end)
          .hasSize(1)
          .allSatisfy(
              p -> assertThat(p).usingRecursiveComparison().ignoringFields("at").isEqualTo(step));
      assertThat(days.getLast())
          .usingRecursiveComparison()
          .ignoringFields("at")
          .isEqualTo(trend.at(now));
    }
    assertThat(trends.daily(now.minus(Duration.ofDays(90)), now, scope)).hasSize(1);
  }

  @Test
  void manySmallStepsAreTakenTogetherWithoutLosingWhereTheyLead() {
    Instant now = Instant.now();
    for (int i = 0; i < 8; i++) {
      scans.of(drydock, Seen.on("w1").apart("w1", "web"));
      scans.of(drydock, Seen.on("w1").apart("w1", "web").host("w1", "dbg"));
    }
    Trend year = read(now.minus(Duration.ofDays(3000)), Instant.now(), scope);
    assertThat(year.points().getLast().raw()).isEqualTo(3);
    assertThat(year.points()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
  }

  @Test
  void figuresTellWhatBecameOfFindings() {
    Trend trend = read(Instant.now().minus(Duration.ofHours(1)), Instant.now(), scope);
    assertThat(trend.figures().opened()).isEqualTo(4);
    assertThat(trend.figures().ended()).isEqualTo(1);
    assertThat(trend.figures().mended()).isEqualTo(1);
    assertThat(trend.figures().recurred()).isEqualTo(1);
    assertThat(trend.figures().medianToMend()).isPositive();
    assertThat(trend.figures().medianAge()).isPositive();
    assertThat(trend.coverage()).isBetween(0.0, 100.0);
  }

  @Test
  void aForeignBoundaryChangesNoNumber() {
    Instant from = Instant.now().minus(Duration.ofHours(1));
    Instant until = Instant.now();
    Trend before = read(from, until, scope);
    Boundary foreign = fleet.aBoundary();
    scans.of(fleet.skiffIn(foreign), Seen.on("w1").host("w1", "theirs"));
    Trend after = read(from, until, scope);
    assertThat(after.points()).isEqualTo(before.points());
    assertThat(after.figures().opened()).isEqualTo(before.figures().opened());
    assertThat(after.coverage()).isEqualTo(before.coverage());
    assertThatThrownBy(() -> read(until, from, scope)).isInstanceOf(Invalid.class);
  }

  @Test
  void thePageHasTheChartTheTableAndTheWayToEachInstant() throws Exception {
    Document page = page("/trends?boundary=" + boundary.id());
    assertThat(page.select(".chart path.l-raw")).isNotEmpty();
    assertThat(page.select(".chart a[href^=/fleet?asOf=]")).hasSize(100);
    assertThat(page.select("#trend-d").text()).contains("Open in the checklist now: 2");
    assertThat(page.select("tbody tr").eachText()).anyMatch(r -> r.contains("forecast"));
    assertThat(page.select("dl.figures").text()).contains("Recurred 1 of 4 opened");
    String csv =
        mvc.perform(get("/trends.csv?boundary=" + boundary.id()).with(Cast.as(iris)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(csv.lines().skip(1)).hasSizeGreaterThan(4);
    assertThat(page("/trends?label=none=such").select(".chart svg[role=group]")).isEmpty();
  }

  @Test
  void theFleetAsOfAnInstantIsWhatItWasThen() throws Exception {
    Instant then = Instant.now();
    Thread.sleep(5);
    scans.of(drydock, Seen.on("w1").apart("w1", "web"));
    assertThat(page("/fleet").select("table.fleet tbody tr").text())
        .contains("Not a Finding drydock");
    Document past = page("/fleet?asOf=" + then);
    assertThat(past.select("table.fleet tbody tr").text()).contains("Open drydock");
    assertThat(past.select(".past").text()).contains("As of", "Go to now");
    assertThat(past.select("form[action=/fleet/scans]")).isEmpty();
    mvc.perform(get("/fleet?asOf=2999-01-01").with(Cast.as(iris))).andExpect(status().is(422));
  }

  @Test
  void twoInstantsAreComparedAndOnlyWhatChangedIsShown() throws Exception {
    Instant then = Instant.now();
    Thread.sleep(5);
    scans.of(drydock, Seen.on("w1").apart("w1", "web"));
    Document page = page("/trends/comparison?first=" + then);
    assertThat(page.select("tbody tr").eachText())
        .singleElement()
        .asString()
        .contains("drydock", "Open", "Not a Finding", "1 → 0");
    assertThat(page.select(".head .meta").text()).contains("1 of 2 clusters");
    String now = Instant.now().toString();
    assertThat(page("/trends/comparison?first=" + now + "&second=" + now).select("tbody tr"))
        .isEmpty();
    String csv =
        mvc.perform(get("/trends/comparison.csv?first=" + then).with(Cast.as(iris)))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(csv.lines().skip(1)).singleElement().asString().contains(",drydock,");
    Person stranger = cast.irisTheIsso(fleet.aBoundary().id());
    assertThat(
            mvc.perform(get("/trends/comparison?first=" + then).with(Cast.as(stranger)))
                .andReturn()
                .getResponse()
                .getContentAsString())
        .doesNotContain("drydock");
  }

  @Test
  void theApiTellsTheSame() throws Exception {
    mvc.perform(get("/api/v1/trends?cluster=" + harbor.id()).with(cast.bearer(iris)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.points[-1].clusters").value(1))
        .andExpect(jsonPath("$.findings.recurred").value(1));
    Person stranger = cast.irisTheIsso(fleet.aBoundary().id());
    mvc.perform(get("/api/v1/trends?cluster=" + harbor.id()).with(cast.bearer(stranger)))
        .andExpect(status().isNotFound());
    mvc.perform(get("/api/v1/trends?from=yesterday").with(cast.bearer(iris)))
        .andExpect(status().is(422));
  }

  private Trend read(Instant from, Instant until, Scope who) {
    return report.read(null, null, "", from, until, who);
  }

  private Document page(String address) throws Exception {
    return Jsoup.parse(
        mvc.perform(get(address).with(Cast.as(iris)))
            .andReturn()
            .getResponse()
            .getContentAsString());
  }
}
