package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of a marking can be read on its colour: WCAG 2.1, 1.4.3, at least 4.5 to 1. */
class MarkingColourTests {

  private static final Path CSS = Path.of("frontend-templates", "static", "css");

  @ParameterizedTest
  @CsvSource({
    "UNCLASSIFIED, #007a33",
    "CUI, #502b85",
    "CONFIDENTIAL, #0033a0",
    "SECRET, #c8102e",
    "TOP SECRET, #ff671f",
    "TOP SECRET//SCI, #f7ea48"
  })
  void eachLevelHasItsColourAndEnoughContrast(String words, String colour) throws Exception {
    String level = Marking.of(words).colour();
    String tokens = Files.readString(CSS.resolve("tokens.css"));
    assertThat(tokens).contains("--mark-" + level + ": " + colour);
    assertThat(contrast(colour, ink(level))).isGreaterThanOrEqualTo(4.5);
  }

  /** The colour of the words: that of the level's own rule, else of the rule for all. */
  private static String ink(String level) throws Exception {
    String frame = Files.readString(CSS.resolve("frame.css"));
    return Pattern.compile("\\.marking\\." + level + " \\{[^}]*\\bcolor: (#\\w+)")
        .matcher(frame)
        .results()
        .map(r -> r.group(1))
        .findFirst()
        .orElseGet(() -> first(frame));
  }

  private static String first(String frame) {
    MatchResult all =
        Pattern.compile("\\.marking \\{[^}]*\\n\\s*color: (#\\w+)")
            .matcher(frame)
            .results()
            .findFirst()
            .orElseThrow();
    return all.group(1);
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String hex) {
    String six = hex.length() == 4 ? hex.replaceAll("#(.)(.)(.)", "#$1$1$2$2$3$3") : hex;
    double[] parts = new double[3];
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(six.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      parts[i] = c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
}
