package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evaluation.Verdict;
import io.muster.posture.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one table of meanings, written out by hand. */
class AnswerTests {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compliant                        | NOT_A_FINDING  | whole      | 0 0 0 | NotAFinding    | not_a_finding  | pass              | satisfied pass
          all documented                   | NOT_A_FINDING  | whole      | 2 0 0 | NotAFinding    | not_a_finding  | pass              | satisfied pass
          documented, AO counts it as Open | OPEN           | whole      | 2 0 0 | Open           | open           | fail              | not-satisfied fail
          unaddressed                      | OPEN           | whole      | 0 0 1 | Open           | open           | fail              | not-satisfied fail
          risk accepted stays Open         | OPEN           | whole      | 0 1 0 | Open           | open           | fail              | not-satisfied fail
          open, last scan failed           | OPEN           | not whole  | 0 0 1 | Open           | open           | fail              | not-satisfied fail
          open, never seen again           | OPEN           | none whole | 0 0 1 | Open           | open           | fail              | not-satisfied fail
          Kubernetes orchestration         | NOT_APPLICABLE | whole      | 0 0 0 | Not_Applicable | not_applicable | notapplicable     | satisfied not-applicable
          last scan failed or incomplete   | NOT_REVIEWED   | not whole  | 0 0 0 | Not_Reviewed   | not_reviewed   | error             | ''
          none ever was complete           | NOT_REVIEWED   | none whole | 0 0 0 | Not_Reviewed   | not_reviewed   | error             | ''
          never scanned                    | NOT_REVIEWED   | never      | 0 0 0 | Not_Reviewed   | not_reviewed   | notchecked        | ''
          too old                          | NOT_REVIEWED   | whole      | 0 0 0 | Not_Reviewed   | not_reviewed   | notchecked        | ''
          documented, but too old          | NOT_REVIEWED   | whole      | 1 0 0 | Not_Reviewed   | not_reviewed   | notchecked        | ''
          """)
  void eachVerdictMeansOneThingInEveryFormat(
      String what,
      Verdict verdict,
      String scans,
      String figures,
      String ckl,
      String cklb,
      String xccdf,
      String oscal) {
    String[] f = figures.split(" ");
    Answer answer =
        Answer.of(
            Shown.standing(
                verdict,
                scans.equals("never") ? null : Shown.SCAN,
                switch (scans) {
                  case "whole" -> Shown.SCAN;
                  case "not whole" -> Shown.EARLIER;
                  default -> null;
                },
                Integer.parseInt(f[0]),
                Integer.parseInt(f[1]),
                Integer.parseInt(f[2])));

    assertThat(answer.ckl()).isEqualTo(ckl);
    assertThat(answer.cklb()).isEqualTo(cklb);
    assertThat(answer.xccdf()).isEqualTo(xccdf);
    assertThat((answer.oscalState() + " " + answer.oscalReason()).strip()).isEqualTo(oscal);
  }

  @Test
  void evidenceAndCircumstancesStandInTheTexts() {
    Meaning meaning = Shown.harbor().meaning();

    assertThat(meaning.details())
        .contains("Open: Because of the test.")
        .contains("Findings by the rule alone: 2 (documented 1, risk accepted 0, unaddressed 1).")
        .contains("1. node hb-w1, container ucp-kubelet, id " + "ab".repeat(32) + ", PID mode host")
        .contains(
            "Documented until 2026-12-26 (UTC), EX-2026-0001, SSP reference: SSP 3.2, table 7.")
        .contains("no system label. Open since 2026-11-19T03:00:00Z. Unaddressed.");
    assertThat(meaning.comments())
        .contains("Scope: cluster harbor (" + Shown.HARBOR + ") in boundary Shipyard.")
        .contains("As of 2026-11-20T10:00:00Z. Produced at 2026-11-27T12:00:00Z.")
        .contains("Release: MKE STIG V2R1, SV-260930r966147_rule. No benchmark was imported")
        .contains("documented findings count as Not a Finding")
        .contains("System label: com.docker.ucp.version.")
        .contains("What a scan cannot see: Out of sight of the Docker API")
        .contains("Unread node hb-w9. The node does not answer.")
        .contains("Nodes out of service: none.");
  }

  @Test
  void aNeverScannedClusterClaimsNothing() {
    Standing never = Shown.standing(Verdict.NOT_REVIEWED, null, null, 0, 0, 0);
    Meaning meaning = Meaning.of(Shown.snapshot("skiff", Shown.asset(), never), KnownRule.RELEASE);

    assertThat(meaning.details()).isEqualTo("Not Reviewed: Because of the test.");
    assertThat(meaning.comments()).contains("Last scan: never.", "Last complete scan: never.");
  }

  @Test
  void aTextThatIsTooLongSaysHowMuchWasCutAndWhereTheWholeIs() {
    Violator[] many = new Violator[2000];
    for (int i = 0; i < many.length; i++) {
      many[i] = Shown.violator("debug-" + i);
    }
    String details =
        Meaning.of(Shown.snapshot("harbor", Shown.asset(), Shown.open(), many), KnownRule.RELEASE)
            .details();
    long shown = details.lines().filter(l -> l.contains("container debug-")).count();

    assertThat(details.length()).isLessThan(32_767);
    assertThat(details)
        .contains("Cut here, since checklists take 32,000 characters: ")
        .contains("%,d more lines".formatted(2000 - shown))
        .endsWith("in its findings as CSV.");
  }
}
