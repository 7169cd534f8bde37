package io.muster.posture;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evaluation.Outcome;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.Pin;
import io.muster.exceptions.Term;
import io.muster.findings.FindingDetail;
import io.muster.findings.OpenFinding;
import io.muster.findings.Subject;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import io.muster.testing.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** By which exceptions findings are addressed, and which they only look like. */
class AddressedTests {

  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private static final Inputs INPUTS =
      new Inputs(ClusterId.random(), BoundaryId.random(), Duration.ofDays(7), false, false, false);
  private static final PastScan SCAN =
      new PastScan(ScanId.random(), NOW.minusSeconds(60), true, false, 0, Set.of(), "");
  private static final Term AGENT = term("EX-2026-0001", "agent", "good");
  private static final Term PROXY = term("EX-2026-0002", "proxy", "elsewhere");

  @Test
  void whatAddressesNothingIsNotAmongThoseThatDo() {
    Addressed addressed = Addressed.at(NOW, known(finding("agent", "good")));
    assertThat(addressed.inForce()).containsExactly(AGENT);
    assertThat(addressed.documented()).hasSize(1);
    assertThat(addressed.resembled()).isEmpty();
    assertThat(NetVerdict.at(NOW, known(finding("agent", "good"))).reason())
        .contains("EX-2026-0001")
        .doesNotContain("EX-2026-0002");
  }

  @Test
  void whatBearsTheNameOnlyResemblesAndOneContainerResemblesOnce() {
    Addressed addressed =
        Addressed.at(NOW, known(finding("agent", "good", "evil"), finding("web", "worse")));
    assertThat(addressed.unaddressed()).hasSize(2);
    assertThat(addressed.resembled()).containsExactly(AGENT);
    assertThat(addressed.inForce()).as("one of its containers is covered").containsExactly(AGENT);
    assertThat(NetVerdict.at(NOW, known(finding("agent", "evil"))).reason())
        .contains("EX-2026-0001");
    assertThat(NetVerdict.at(NOW, known(finding("web", "worse"))).reason())
        .doesNotContain("EX-2026");
  }

  @Test
  void whatIsNotInForceNeitherAddressesNorIsResembled() {
    Addressed late = Addressed.at(AGENT.until(), known(finding("agent", "evil")));
    assertThat(late.resembled()).isEmpty();
    assertThat(late.inForce()).isEmpty();
  }

  @Test
  void aStandingNamesTheScansItRestsOn() {
    assertThat(NetVerdict.at(NOW, known()))
        .extracting(
            Standing::lastScan,
            Standing::lastScanAt,
            Standing::lastCompleteScan,
            Standing::lastCompleteScanAt)
        .containsExactly(SCAN.id(), SCAN.at(), SCAN.id(), SCAN.at());
  }

  @Test
  void aCoveringIsTheSameForTheSameContainerFindingAndException() {
    OpenFinding finding = finding("agent", "good");
    Covering one = Covering.from(NOW, known(finding)).getFirst();
    assertThat(one.sameAs(Covering.from(NOW.plusSeconds(1), known(finding)).getFirst())).isTrue();
    assertThat(one.sameAs(Covering.from(NOW, known(finding("agent", "good"))).getFirst()))
        .as("another finding")
        .isFalse();
    assertThat(
            one.sameAs(
                new Covering(
                    one.finding(),
                    "another",
                    one.exception(),
                    one.kind(),
                    one.from(),
                    one.until())))
        .isFalse();
    assertThat(
            one.sameAs(
                new Covering(
                    one.finding(),
                    one.container(),
                    ExceptionId.random(),
                    one.kind(),
                    one.from(),
                    one.until())))
        .isFalse();
  }

  private static Known known(OpenFinding... open) {
    return new Known(
        INPUTS,
        Optional.of(SCAN),
        Optional.of(SCAN),
        List.of(open),
        List.of(),
        List.of(AGENT, PROXY));
  }

  private static OpenFinding finding(String name, String... fingerprints) {
    return new OpenFinding(
        FindingId.random(),
        new Subject("w1", name),
        List.of(fingerprints).stream()
            .map(
                f ->
                    new FindingDetail(
                        Seen.id(name + f), f, f, Outcome.HOST, List.of(), "host", "image", true))
            .toList());
  }

  private static Term term(String number, String name, String fingerprint) {
    LocalDate from = LocalDate.of(2026, 4, 1);
    LocalDate until = LocalDate.of(2026, 6, 30);
    return new Term(
        ExceptionId.random(),
        number,
        ExceptionKind.DOCUMENTED,
        INPUTS.boundary(),
        Pin.FINGERPRINT,
        NOW.minus(Duration.ofDays(40)),
        from,
        until,
        ZoneOffset.UTC,
        from.atStartOfDay().toInstant(ZoneOffset.UTC),
        until.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
        null,
        Set.of(INPUTS.cluster()),
        Set.of(fingerprint),
        Set.of(name));
  }
}
