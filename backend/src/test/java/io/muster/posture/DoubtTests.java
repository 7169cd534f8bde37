package io.muster.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.evaluation.Verdict;
import io.muster.inventory.Gap;
import io.muster.inventory.OutOfService;
import io.muster.scans.Scan;
import io.muster.scans.ScanStatus;
import io.muster.scans.ScansTold;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import io.muster.testing.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For each doubt a cluster that is Not Reviewed for it, and the nearest good one, which passes. A
 * kind of doubt without its pair fails, and so does a state of a scan.
 */
class DoubtTests {

  private static final Duration INSTANT = Duration.ofNanos(1000);
  private static final Instant SCANNED = Instant.parse("2026-11-23T14:32:10Z");
  private static final Instant NOW = SCANNED.plus(Duration.ofDays(2));
  private static final Instant TOO_OLD = SCANNED.plus(Duration.ofDays(7));
  private static final PastScan WHOLE =
      new PastScan(ScanId.random(), SCANNED, true, false, 0, Set.of(), "");
  private static final PastScan WITHOUT_W5 =
      new PastScan(ScanId.random(), SCANNED, true, false, 0, Set.of("w5"), "");
  private static final PastScan FAILED =
      new PastScan(ScanId.random(), NOW, false, false, 0, Set.of(), "The last scan failed");

  /** What is known, and the instant at which it is asked. */
  private record Asked(Known known, Instant at) {
    Standing standing() {
      return NetVerdict.at(at, known);
    }
  }

  /** Two that differ in the doubt alone. */
  record Pair(Class<? extends Doubt> doubt, String how, Asked bad, Asked good) {
    @Override
    public String toString() {
      return doubt.getSimpleName() + ": " + how;
    }
  }

  static Stream<Pair> pairs() {
    return Stream.of(
        new Pair(
            Doubt.IdentityChanged.class,
            "another identity answers, or the pinned one",
            asked(i -> i.withIdentityInDoubt(true)),
            asked(i -> i)),
        new Pair(
            Doubt.BundleReplaced.class,
            "another authority's bundle is unscanned, or scanned",
            asked(i -> i.withBundleReplaced(true)),
            asked(i -> i)),
        new Pair(
            Doubt.NeverScanned.class,
            "no scan, or one",
            new Asked(known(null, null, List.of()), NOW),
            new Asked(known(WHOLE, WHOLE, List.of()), NOW)),
        new Pair(
            Doubt.NotAllRead.class,
            "the last scan failed after a whole one, or was whole after a failed one",
            new Asked(known(FAILED, WHOLE, List.of()), NOW),
            new Asked(known(WHOLE, WHOLE, List.of()), NOW)),
        new Pair(
            Doubt.BackUnread.class,
            "out of service until this instant, or an instant longer",
            new Asked(known(WITHOUT_W5, WITHOUT_W5, w5OutUntil(NOW)), NOW),
            new Asked(known(WITHOUT_W5, WITHOUT_W5, w5OutUntil(NOW.plus(INSTANT))), NOW)),
        new Pair(
            Doubt.BackUnread.class,
            "a node back unread, or read while it was out of service",
            new Asked(known(WITHOUT_W5, WITHOUT_W5, w5OutUntil(NOW)), NOW),
            new Asked(known(WHOLE, WHOLE, w5OutUntil(NOW)), NOW)),
        new Pair(
            Doubt.TooOld.class,
            "the instant at which the allowed age ends, or the one before",
            new Asked(known(WHOLE, WHOLE, List.of()), TOO_OLD),
            new Asked(known(WHOLE, WHOLE, List.of()), TOO_OLD.minus(INSTANT))),
        new Pair(
            Doubt.TooOld.class,
            "the instant after the allowed age, or that of the scan itself",
            new Asked(known(WHOLE, WHOLE, List.of()), TOO_OLD.plus(INSTANT)),
            new Asked(known(WHOLE, WHOLE, List.of()), SCANNED)),
        new Pair(
            Doubt.TooOld.class,
            "as many days allowed as are over, or one more",
            new Asked(known(i -> i.withAllowedAge(Duration.ofDays(2)), WHOLE, WHOLE), NOW),
            new Asked(known(i -> i.withAllowedAge(Duration.ofDays(3)), WHOLE, WHOLE), NOW)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theDoubtAppearsAndTheNearestGoodCasePasses(Pair pair) {
    assertThat(Doubt.at(pair.bad().at(), pair.bad().known()))
        .hasValueSatisfying(d -> assertThat(d).isInstanceOf(pair.doubt()));
    Standing bad = pair.bad().standing();
    assertThat(bad.verdict()).isEqualTo(Verdict.NOT_REVIEWED);
    assertThat(bad.reason()).isNotEmpty().isEqualTo(bad.doubt());
    assertThat(Doubt.at(pair.good().at(), pair.good().known())).isEmpty();
    assertThat(pair.good().standing())
        .extracting(Standing::verdict, Standing::doubt)
        .containsExactly(Verdict.NOT_A_FINDING, "");
  }

  @Test
  void everyKindOfDoubtHasItsPair() {
    assertThat(pairs().map(Pair::doubt).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Doubt.class.getPermittedSubclasses()));
  }

  /** What each end of a scan says, beside the nearest that says something else. */
  @ParameterizedTest
  @EnumSource
  void whatAScanSaysFollowsFromHowItEnded(ScanStatus status) {
    Scan scan = ScansTold.in(status, Seen.on("w1").apart("w1", "web"));
    switch (status) {
      case QUEUED, RUNNING, CANCELLED ->
          assertThatThrownBy(() -> PastScan.of(scan))
              .as("it says nothing of the cluster")
              .isInstanceOf(IllegalArgumentException.class);
      case COMPLETED -> assertThat(PastScan.of(scan).doubt()).isEmpty();
      case INCOMPLETE, FAILED -> assertThat(PastScan.of(scan).complete()).isFalse();
    }
  }

  @Test
  void anIncompleteScanNamesItsFirstGapAndCountsTheRest() {
    assertThat(unread(Seen.on("w1", "w2").gap(Gap.Kind.NODE_DOWN, "w2", 2)))
        .isEqualTo("Incomplete: node w2 does not answer");
    assertThat(
            unread(
                Seen.on("w1", "w2")
                    .gap(Gap.Kind.NODE_DOWN, "w2", 1)
                    .gap(Gap.Kind.INFO_UNREAD, "", 0)
                    .unread("w2", "web")))
        .isEqualTo("Incomplete: node w2 does not answer, and 1 more, 1 container unread");
    assertThat(unread(Seen.on("w1").unread("w1", "a").unread("w1", "b")))
        .as("chains that could not be followed are no gap, and no pass")
        .isEqualTo("Incomplete: some chains of containers lead nowhere, 2 containers unread");
  }

  private static String unread(Seen seen) {
    return PastScan.of(ScansTold.in(ScanStatus.INCOMPLETE, seen)).doubt();
  }

  private static Asked asked(UnaryOperator<Inputs> change) {
    return new Asked(known(change, WHOLE, WHOLE), NOW);
  }

  private static List<OutOfService> w5OutUntil(Instant end) {
    return List.of(new OutOfService("w5", SCANNED.minusSeconds(60), end));
  }

  private static Known known(UnaryOperator<Inputs> change, PastScan last, PastScan whole) {
    return known(change, last, whole, List.of());
  }

  private static Known known(PastScan last, PastScan whole, List<OutOfService> outOfService) {
    return known(i -> i, last, whole, outOfService);
  }

  private static Known known(
      UnaryOperator<Inputs> change,
      PastScan last,
      PastScan whole,
      List<OutOfService> outOfService) {
    return new Known(
        change.apply(
            new Inputs(
                ClusterId.random(), BoundaryId.random(), Duration.ofDays(7), false, false, false)),
        Optional.ofNullable(last),
        Optional.ofNullable(whole),
        List.of(),
        outOfService,
        List.of());
  }
}
