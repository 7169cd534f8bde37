package io.muster.posture;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evaluation.Outcome;
import io.muster.evaluation.Verdict;
import io.muster.findings.FindingDetail;
import io.muster.findings.OpenFinding;
import io.muster.findings.Subject;
import io.muster.inventory.OutOfService;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import io.muster.testing.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetVerdictTests {

  private static final Instant SCANNED = Instant.parse("2026-11-23T14:32:10Z");
  private static final Instant DEADLINE = SCANNED.plus(Duration.ofDays(7));
  private static final Instant JUST_BEFORE = DEADLINE.minusNanos(1000);
  private static final Inputs INPUTS =
      new Inputs(ClusterId.random(), BoundaryId.random(), Duration.ofDays(7), false, false, false);
  private static final PastScan COMPLETE =
      new PastScan(ScanId.random(), SCANNED, true, false, 0, Set.of(), "");
  private static final PastScan KUBERNETES =
      new PastScan(ScanId.random(), SCANNED, true, true, 0, Set.of(), "");
  private static final PastScan INCOMPLETE =
      new PastScan(
          ScanId.random(),
          SCANNED.plusSeconds(60),
          false,
          false,
          31,
          Set.of(),
          "Incomplete: node w5");
  private static final OpenFinding FINDING = finding("agent", false);

  @Test
  void aClusterNeverScannedIsNotReviewed() {
    assertThat(NetVerdict.at(SCANNED, known(null, null)))
        .extracting(Standing::verdict, Standing::reason)
        .containsExactly(Verdict.NOT_REVIEWED, "Never scanned");
  }

  @Test
  void aCompleteScanWithoutFindingsIsNotAFinding() {
    assertThat(NetVerdict.at(SCANNED, known(COMPLETE, COMPLETE)))
        .extracting(Standing::verdict, Standing::reason, Standing::doubt)
        .containsExactly(Verdict.NOT_A_FINDING, "No container shares the host PID namespace", "");
  }

  @Test
  void aScanIsTooOldFromItsDeadlineOnAndNotBefore() {
    Known known = known(COMPLETE, COMPLETE);
    assertThat(NetVerdict.at(JUST_BEFORE, known).verdict()).isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(NetVerdict.at(DEADLINE, known))
        .extracting(Standing::verdict, Standing::reason)
        .containsExactly(
            Verdict.NOT_REVIEWED, "Too old: last complete scan 23 Nov 2026 14:32Z, 7 days allowed");
  }

  @Test
  void anOpenFindingStaysOpenHoweverLongAgoItWasSeen() {
    Standing standing =
        NetVerdict.at(DEADLINE.plus(Duration.ofDays(900)), known(COMPLETE, COMPLETE, FINDING));
    assertThat(standing.verdict()).isEqualTo(Verdict.OPEN);
    assertThat(standing.doubt()).startsWith("Too old");
  }

  @Test
  void anOpenFindingComesBeforeEveryDoubtAndBeforeNotApplicable() {
    assertThat(NetVerdict.at(SCANNED, known(INCOMPLETE, COMPLETE, FINDING)).verdict())
        .isEqualTo(Verdict.OPEN);
    assertThat(NetVerdict.at(SCANNED, known(KUBERNETES, KUBERNETES, FINDING)).verdict())
        .isEqualTo(Verdict.OPEN);
    assertThat(
            NetVerdict.at(
                    SCANNED,
                    new Known(
                        INPUTS.withIdentityInDoubt(true),
                        Optional.of(COMPLETE),
                        Optional.of(COMPLETE),
                        List.of(FINDING),
                        List.of(),
                        List.of()))
                .verdict())
        .isEqualTo(Verdict.OPEN);
  }

  @Test
  void aMissingFactNeverPasses() {
    assertThat(NetVerdict.at(INCOMPLETE.at(), known(INCOMPLETE, COMPLETE)))
        .extracting(Standing::verdict, Standing::reason, Standing::unread)
        .containsExactly(Verdict.NOT_REVIEWED, "Incomplete: node w5", 31);
    assertThat(NetVerdict.at(INCOMPLETE.at(), known(INCOMPLETE, null)).verdict())
        .isEqualTo(Verdict.NOT_REVIEWED);
  }

  @Test
  void aMissingFactMakesNothingNotApplicable() {
    assertThat(NetVerdict.at(INCOMPLETE.at(), known(INCOMPLETE, KUBERNETES)).verdict())
        .isEqualTo(Verdict.NOT_REVIEWED);
  }

  @Test
  void aChangedIdentityIsNotReviewed() {
    Known known =
        new Known(
            INPUTS.withIdentityInDoubt(true),
            Optional.of(COMPLETE),
            Optional.of(COMPLETE),
            List.of(),
            List.of(),
            List.of());
    assertThat(NetVerdict.at(SCANNED, known))
        .extracting(Standing::verdict, Standing::reason)
        .containsExactly(Verdict.NOT_REVIEWED, Reasons.IDENTITY_CHANGED);
  }

  @Test
  void aClusterOfKubernetesWorkersAloneIsNotApplicableWhileFresh() {
    Known known = known(KUBERNETES, KUBERNETES);
    assertThat(NetVerdict.at(JUST_BEFORE, known).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(NetVerdict.at(DEADLINE, known).verdict()).isEqualTo(Verdict.NOT_REVIEWED);
  }

  @Test
  void whatWasUnreadOnANodeOutOfServiceCountsFromItsEndOn() {
    PastScan excusing = new PastScan(ScanId.random(), SCANNED, true, false, 0, Set.of("w5"), "");
    Instant end = SCANNED.plusSeconds(60);
    Known known =
        new Known(
            INPUTS,
            Optional.of(excusing),
            Optional.of(excusing),
            List.of(),
            List.of(new OutOfService("w5", SCANNED.minusSeconds(60), end)),
            List.of());
    assertThat(NetVerdict.at(end.minusNanos(1000), known).verdict())
        .isEqualTo(Verdict.NOT_A_FINDING);
    assertThat(NetVerdict.at(end, known).verdict()).isEqualTo(Verdict.NOT_REVIEWED);
    assertThat(NetVerdict.at(end, known(COMPLETE, COMPLETE)).verdict())
        .as("a node that was read")
        .isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void theReasonCountsContainersByKind() {
    OpenFinding system = finding("ucp", true);
    OpenFinding other = finding("web", false);
    assertThat(reason(FINDING))
        .isEqualTo("1 container without the system label shares the host PID namespace");
    assertThat(reason(system)).isEqualTo("1 system container shares the host PID namespace");
    assertThat(reason(FINDING, other, system))
        .isEqualTo(
            "2 containers without the system label and 1 system container share the host PID"
                + " namespace");
    assertThat(reason(system, finding("b", true)))
        .isEqualTo("2 system containers share the host PID namespace");
  }

  @Test
  void theForecastSaysWhenWhatPassesNowWillBeTooOld() {
    List<Segment> segments = Projection.from(SCANNED, known(COMPLETE, COMPLETE));
    assertThat(segments).extracting(Segment::from).containsExactly(SCANNED, DEADLINE);
    assertThat(segments).extracting(Segment::until).containsExactly(DEADLINE, Instant.MAX);
    assertThat(segments)
        .extracting(s -> s.standing().verdict())
        .containsExactly(Verdict.NOT_A_FINDING, Verdict.NOT_REVIEWED);
  }

  @Test
  void whereTheDeadlineChangesNothingTheForecastHasNoEdge() {
    assertThat(Projection.from(INCOMPLETE.at(), known(INCOMPLETE, COMPLETE))).hasSize(1);
    assertThat(Projection.from(DEADLINE, known(COMPLETE, COMPLETE))).hasSize(1);
    assertThat(Projection.from(SCANNED, known(null, null))).hasSize(1);
  }

  private static String reason(OpenFinding... open) {
    return NetVerdict.at(SCANNED, known(COMPLETE, COMPLETE, open)).reason();
  }

  private static Known known(PastScan last, PastScan complete, OpenFinding... open) {
    return new Known(
        INPUTS,
        Optional.ofNullable(last),
        Optional.ofNullable(complete),
        List.of(open),
        List.of(),
        List.of());
  }

  private static OpenFinding finding(String name, boolean system) {
    return new OpenFinding(
        FindingId.random(),
        new Subject("w1", name),
        List.of(
            new FindingDetail(
                Seen.id(name),
                Seen.id("f"),
                Seen.id("g"),
                Outcome.HOST,
                List.of(),
                "host",
                "image",
                system)));
  }
}
