package io.muster.stig;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.stig.WordDiff.Kind;
import io.muster.stig.WordDiff.Piece;
import io.muster.stig.reading.BenchmarkFile;
import io.muster.stig.reading.ParsedBenchmark;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComparisonTests {

  @Test
  void theWordsThatChangedAreTold() {
    assertThat(WordDiff.of("Look at the pump.", "Look at every pump twice."))
        .containsExactly(
            new Piece(Kind.SAME, "Look at "),
            new Piece(Kind.REMOVED, "the"),
            new Piece(Kind.ADDED, "every"),
            new Piece(Kind.SAME, " pump"),
            new Piece(Kind.ADDED, " twice"),
            new Piece(Kind.SAME, "."));
    assertThat(WordDiff.of("one two", "three four"))
        .containsExactly(new Piece(Kind.REMOVED, "one two"), new Piece(Kind.ADDED, "three four"));
    assertThat(WordDiff.of("", "new")).containsExactly(new Piece(Kind.ADDED, "new"));
    assertThat(WordDiff.of("old", "")).containsExactly(new Piece(Kind.REMOVED, "old"));
    assertThat(WordDiff.of("alike", "alike")).containsExactly(new Piece(Kind.SAME, "alike"));
    assertThat(WordDiff.of("", "")).isEmpty();
  }

  @Test
  void bothTextsCanBeReadFromThePieces() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      String before = text(random);
      String after = text(random);
      List<Piece> pieces = WordDiff.of(before, after);
      assertThat(joined(pieces, Kind.ADDED)).isEqualTo(before);
      assertThat(joined(pieces, Kind.REMOVED)).isEqualTo(after);
    }
  }

  @Test
  void aTextTooLongToCompareIsToldAsAWhole() {
    String before = "a b ".repeat(3000);
    String after = "c d ".repeat(3000);
    assertThat(WordDiff.of(before, after)).hasSizeLessThan(5);
  }

  @Test
  void aLongStretchThatIsTheSameIsCutInItsMiddle() {
    String same = "word ".repeat(100);
    assertThat(new Piece(Kind.SAME, same).brief()).hasSizeLessThan(200).contains("[…]");
    assertThat(new Piece(Kind.ADDED, same).brief()).isEqualTo(same);
  }

  @Test
  void releasesAreComparedOnTheVId() {
    MadeUpStig before =
        MadeUpStig.of(
            "Pump_STIG", MadeUpRule.number(1), MadeUpRule.number(2), MadeUpRule.number(3));
    MadeUpStig after =
        before.with(
            MadeUpRule.number(3).ruleId("SV-3r2_rule").severity("high").check("Look twice."),
            MadeUpRule.number(2),
            MadeUpRule.number(4));
    Comparison compared = Comparison.of(rules(before.xccdf()), rules(after.xccdf()));
    assertThat(compared.added()).extracting(Rule::vId).containsExactly("V-4");
    assertThat(compared.removed()).extracting(Rule::vId).containsExactly("V-1");
    assertThat(compared.same()).isEqualTo(1);
    assertThat(compared.changed())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.after().vId()).isEqualTo("V-3");
              assertThat(change.fields()).containsExactly("Severity", "Rule ID", "Check");
            });
  }

  @Test
  void fieldsThatAFormatLacksAreNotCompared() {
    MadeUpStig stig = MadeUpStig.of("Pump_STIG", MadeUpRule.number(1));
    Comparison compared = Comparison.of(rules(stig.ckl()), rules(stig.cklb()));
    assertThat(compared.same()).isEqualTo(1);
  }

  @Test
  void aControlIsReadFromItsPlace() {
    assertThat(ControlName.of("NIST SP 800-53 Revision 5", "5", "IA-2 (1) (a)"))
        .contains(new ControlName(5, "IA-2 (1)"));
    assertThat(ControlName.of("NIST SP 800-53 Revision 4", "4", "AC-1 a 1"))
        .contains(new ControlName(4, "AC-1"));
    assertThat(ControlName.of("NIST SP 800-53", "3", "AC-2 a"))
        .contains(new ControlName(3, "AC-2"));
    assertThat(ControlName.of("NIST SP 800-53A", "1", "AC-1.1 (i)")).isEmpty();
  }

  private static List<Rule> rules(byte[] file) {
    return ((ParsedBenchmark) BenchmarkFile.read("x", file).parsed()).rules();
  }

  private static String joined(List<Piece> pieces, Kind without) {
    return pieces.stream()
        .filter(p -> p.kind() != without)
        .map(Piece::text)
        .collect(Collectors.joining());
  }

  private static String text(Random random) {
    String[] words = {"a", "b", "pump", " ", "  ", "\n", ",", "."};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.append(words[random.nextInt(words.length)]);
    }
    return text.toString();
  }
}
