package io.muster.exports.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.openhtmltopdf.bidi.BidiSplitter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BothDirectionsTests {

  private final BothDirections.Turned turned = new BothDirections.Turned();

  @Test
  void lettersChangePlacesWithTheMarksUponThem() {
    assertThat(turned.reorderRTLTextToLTR("\u05E9\u05DC\u05D5\u05DD"))
        .isEqualTo("\u05DD\u05D5\u05DC\u05E9");
    assertThat(turned.reorderRTLTextToLTR("א\u05B8ב")).isEqualTo("בא\u05B8");
    assertThat(turned.reorderRTLTextToLTR("\uD83D\uDE00ב")).isEqualTo("ב\uD83D\uDE00");
    assertThat(turned.reorderRTLTextToLTR("")).isEmpty();
  }

  @Test
  void aNumberStaysAsItIsAndWhatFollowsStandsBeforeIt() {
    assertThat(turned.reorderRTLTextToLTR("\u05D0\u05D112\u05D2"))
        .isEqualTo("\u05D212\u05D1\u05D0");
    assertThat(pieces("a \u05D0\u05D112\u05D2 b")).isEqualTo("0+2L 2+5R 7+2L");
  }

  @Test
  void bracketsLookTheOtherWay() {
    assertThat(turned.reorderRTLTextToLTR("(א)[ב]<ג>")).isEqualTo("<ג>[ב](א)");
  }

  @Test
  void aParagraphIsCutWhereTheDirectionChanges() {
    assertThat(pieces("a שלום b")).isEqualTo("0+2L 2+4R 6+2L");
    assertThat(pieces("hull")).isEqualTo("0+4L");
    assertThat(pieces("")).isEmpty();
  }

  private static String pieces(String text) {
    BothDirections.Pieces pieces = new BothDirections.Pieces();
    pieces.setParagraph(text, BidiSplitter.LTR);
    return IntStream.range(0, text.isEmpty() ? 0 : pieces.countTextRuns())
        .mapToObj(pieces::getVisualRun)
        .map(
            run ->
                "%d+%d%s"
                    .formatted(
                        run.getStart(),
                        run.getLength(),
                        run.getDirection() == BidiSplitter.RTL ? "R" : "L"))
        .collect(Collectors.joining(" "));
  }
}
