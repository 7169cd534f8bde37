package io.muster.reports.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.ExceptionKind;
import io.muster.identity.Scope;
import io.muster.scans.ScanRun;
import io.muster.scans.ScanRunManagement;
import io.muster.scans.ScanRuns;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Trends, schedules and runs in a real browser, wide, narrow and dark. */
class TrendsBrowserTests extends BrowserTest {

  @Autowired private Fleet fleet;
  @Autowired private Cast cast;
  @Autowired private Requests requests;
  @Autowired private ScansByHand scans;
  @Autowired private ScanRunManagement runs;
  @Autowired private ScanRuns allRuns;

  @Test
  void trendsSchedulesAndRunsAreWholeOnADeskAndOnATelephone() throws Exception {
    Boundary boundary = fleet.aBoundary();
    Cluster harbor = fleet.harborIn(boundary);
    Cluster drydock = fleet.drydockIn(boundary);
    Person iris = cast.irisTheIsso(boundary.id());
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent").host("w1", "debug"));
    scans.of(drydock, Seen.on("w1").systemHost("w1", "agent"));
    requests.approved(
        iris,
        cast.marcusTheIssm(boundary.id()),
        cast.adaTheAo(boundary.id()),
        boundary,
        ExceptionKind.DOCUMENTED,
        requests.about(boundary, "agent"));
    ScanRun run = runs.request(iris.actor(), List.of(harbor.id(), drydock.id()), "The whole fleet");
    // While it runs, its page asks anew by itself.
    for (int i = 0; i < 1200 && allRuns.get(run.id(), Scope.EVERYTHING).open(); i++) {
      Thread.sleep(50);
    }
    assertThat(allRuns.get(run.id(), Scope.EVERYTHING).open()).isFalse();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    for (Look look : List.of(Look.WIDE, Look.NARROW, Look.WIDE.inTheDark())) {
      try (var visitor = visitor(look)) {
        visitor.signIn(iris);
        assertThat(visitor.open("/trends?from=" + today.minusDays(3))).isEqualTo(200);
        visitor.judges("trends");
        assertThat(visitor.open("/schedules")).isEqualTo(200);
        visitor.judges("schedules");
        assertThat(visitor.open("/schedules/form?reach=CLUSTER&cluster=" + harbor.id()))
            .isEqualTo(200);
        visitor.judges("schedule-form");
        assertThat(visitor.open("/runs/" + run.id())).isEqualTo(200);
        visitor.judges("run");
        assertThat(visitor.open("/fleet?asOf=" + today))
            .as("the end of today lies ahead")
            .isEqualTo(422);
        visitor.judges("as-of-ahead");
      }
    }
  }
}
