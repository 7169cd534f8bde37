package io.muster.exports.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.exports.Moment;
import io.muster.exports.Selection;
import io.muster.exports.assessment.Assessment.ClusterPart;
import io.muster.exports.assessment.Assessment.Left;
import io.muster.identity.Scope;
import io.muster.posture.FleetFilter;
import io.muster.scans.ScansByHand;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a report tells, and what it leaves out, of a boundary with two clusters. */
@PortalTest
class AssessmentReaderDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired AssessmentReader reader;
  @Autowired Clock clock;

  private Boundary boundary;

  @BeforeEach
  void harborViolatesTwiceAndDrydockWasNeverScanned() {
    boundary = fleet.aBoundary();
    fleet.drydockIn(boundary);
    scans.of(
        fleet.harborIn(boundary), Seen.on("hb-w1").host("hb-w1", "dbg-1").host("hb-w1", "dbg-2"));
  }

  @Test
  void theWorstComeFirstAndEachIsCounted() {
    Assessment all = read(Limits.USUAL);

    assertThat(all.clusters())
        .extracting(ClusterPart::name, ClusterPart::verdict)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("harbor", "Open"),
            org.assertj.core.api.Assertions.tuple("drydock", "Not Reviewed"));
    assertThat(all.clusters().getLast().figures()).containsOnly("–");
    assertThat(all.unread()).extracting(ClusterPart::name).containsExactly("drydock");
    assertThat(all.findings().getFirst().containers()).hasSize(2);
    assertThat(all.sums().unaddressed()).isEqualTo(2);
    assertThat(all.left().nothing()).isTrue();
  }

  @Test
  void whatIsBeyondTheLimitsIsCountedAndNotForgotten() {
    Assessment cut = read(new Limits(1, 1, 0));

    assertThat(cut.clusters()).hasSize(1);
    assertThat(cut.sums().clusters()).isEqualTo(2);
    assertThat(cut.findings().getFirst().containers()).hasSize(1);
    assertThat(cut.findings().getFirst().left()).isEqualTo(1);
    assertThat(cut.left()).isEqualTo(new Left(1, 1, 0));
    assertThat(read(new Limits(0, 0, 0)).left()).isEqualTo(new Left(2, 2, 0));
  }

  private Assessment read(Limits limits) {
    return reader.of(
        new Selection(FleetFilter.ALL.in(boundary.id()), ""),
        new Moment(clock.instant(), clock.instant()),
        new Scope(false, Set.of(boundary.id())),
        limits);
  }
}
