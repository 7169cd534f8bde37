package io.muster.exceptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evaluation.Outcome;
import io.muster.findings.FindingDetail;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When an exception is what, and for what, on both sides of each end. */
class TermTests {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ClusterId HARBOR = ClusterId.random();
  private static final BoundaryId SHIPYARD = BoundaryId.random();
  private static final Instant DECIDED = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration TICK = Duration.ofNanos(1000);

  @Test
  void itIsInForceFromTheFirstInstantOfItsFirstDayThroughTheLastOfItsLast() {
    // The night from 7 to 8 March 2026 has 23 hours in New York.
    Term term = term(LocalDate.of(2026, 3, 8), LocalDate.of(2026, 3, 8), null);
    assertThat(term.start()).isEqualTo("2026-03-08T05:00:00Z");
    assertThat(term.end()).isEqualTo("2026-03-09T04:00:00Z");
    assertThat(term.inForceAt(term.start().minus(TICK))).isFalse();
    assertThat(term.inForceAt(term.start())).isTrue();
    assertThat(term.inForceAt(term.end().minus(TICK))).isTrue();
    assertThat(term.inForceAt(term.end())).isFalse();
  }

  @Test
  void aDecisionNeverWorksBackwards() {
    Term term = term(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), null);
    assertThat(term.start()).isEqualTo(DECIDED);
    assertThat(term.inForceAt(DECIDED.minus(TICK))).isFalse();
    assertThat(term.inForceAt(DECIDED)).isTrue();
    assertThat(term.phaseAt(DECIDED.minus(TICK))).isEmpty();
  }

  @Test
  void aRevocationEndsItAtItsInstantAndNeverProlongsIt() {
    Instant revoked = Instant.parse("2026-04-01T00:00:00Z");
    Term term = term(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), revoked);
    assertThat(term.inForceAt(revoked.minus(TICK))).isTrue();
    assertThat(term.inForceAt(revoked)).isFalse();
    assertThat(term.phaseAt(revoked.minus(TICK))).isEqualTo(Optional.of(Phase.IN_FORCE));
    assertThat(term.phaseAt(revoked)).isEqualTo(Optional.of(Phase.REVOKED));
    Term late = term(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 30), revoked);
    assertThat(late.end()).isEqualTo(late.until());
  }

  @Test
  void itsPhasesFollowOneAnother() {
    Term term = term(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30), null);
    assertThat(term.phaseAt(DECIDED)).contains(Phase.SCHEDULED);
    assertThat(term.phaseAt(term.from().minus(TICK))).contains(Phase.SCHEDULED);
    assertThat(term.phaseAt(term.from())).contains(Phase.IN_FORCE);
    Instant near = term.until().minus(Duration.ofDays(30));
    assertThat(term.phaseAt(near.minus(TICK))).contains(Phase.IN_FORCE);
    assertThat(term.phaseAt(near)).contains(Phase.EXPIRING);
    assertThat(term.phaseAt(term.until().minus(TICK))).contains(Phase.EXPIRING);
    assertThat(term.phaseAt(term.until())).contains(Phase.EXPIRED);
  }

  @Test
  void itAdmitsItsKindAndFingerprintInItsClusterWhileThatIsInItsBoundary() {
    Term term = term(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30), null);
    FindingDetail frozen = detail("frozen", true);
    assertThat(term.admits(HARBOR, SHIPYARD, frozen)).isTrue();
    assertThat(term.resembles(HARBOR, SHIPYARD, "agent", frozen)).isFalse();
    assertThat(term.admits(ClusterId.random(), SHIPYARD, frozen)).isFalse();
    assertThat(term.admits(HARBOR, BoundaryId.random(), frozen)).isFalse();
    for (FindingDetail other :
        List.of(detail("frozen", false), detail("other", true), detail("", true))) {
      assertThat(term.admits(HARBOR, SHIPYARD, other)).isFalse();
      assertThat(term.resembles(HARBOR, SHIPYARD, "agent", other)).isTrue();
      assertThat(term.resembles(HARBOR, SHIPYARD, "another", other)).isFalse();
      assertThat(term.resembles(ClusterId.random(), SHIPYARD, "agent", other)).isFalse();
      assertThat(term.resembles(HARBOR, BoundaryId.random(), "agent", other)).isFalse();
    }
  }

  @Test
  void aPinSaysWhichFingerprintCounts() {
    FindingDetail detail = detail("whole", true);
    assertThat(Pin.FINGERPRINT.of(detail)).isEqualTo("whole");
    assertThat(Pin.WITHOUT_COMMAND.of(detail)).isEqualTo("whole without");
    assertThat(Pin.WITHOUT_COMMAND.words()).contains("without the command");
    assertThat(ExceptionKind.DOCUMENTED.admits(false)).isFalse();
    assertThat(ExceptionKind.RISK_ACCEPTED.admits(false)).isTrue();
    assertThat(ExceptionKind.RISK_ACCEPTED.admits(true)).isFalse();
    assertThat(ExceptionKind.RISK_ACCEPTED.word()).isEqualTo("Risk accepted");
  }

  private static Term term(LocalDate from, LocalDate until, Instant revoked) {
    return new Term(
        ExceptionId.random(),
        "EX-2026-0001",
        ExceptionKind.DOCUMENTED,
        SHIPYARD,
        Pin.FINGERPRINT,
        DECIDED,
        from,
        until,
        NEW_YORK,
        from.atStartOfDay(NEW_YORK).toInstant(),
        until.plusDays(1).atStartOfDay(NEW_YORK).toInstant(),
        revoked,
        Set.of(HARBOR),
        Set.of("frozen"),
        Set.of("agent"));
  }

  private static FindingDetail detail(String fingerprint, boolean system) {
    return new FindingDetail(
        "c".repeat(64),
        fingerprint,
        fingerprint + " without",
        Outcome.HOST,
        List.of(),
        "host",
        "agent:1",
        system);
  }
}
