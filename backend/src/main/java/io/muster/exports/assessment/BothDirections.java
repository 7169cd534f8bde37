package io.muster.exports.assessment;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Words from right to left among words from left to right, by the Unicode bidirectional algorithm
 * (Unicode Standard Annex 9) as the JDK has it. Letters that join, as Arabic ones do, are not
 * joined.
 */
final class BothDirections {

  /** What looks the other way in words from the right, of the characters that names have. */
  private static final Map<Integer, Integer> MIRRORED =
      Map.of(
          (int) '(', (int) ')',
          (int) ')', (int) '(',
          (int) '[', (int) ']',
          (int) ']', (int) '[',
          (int) '{', (int) '}',
          (int) '}', (int) '{',
          (int) '<', (int) '>',
          (int) '>', (int) '<',
          (int) '«', (int) '»',
          (int) '»', (int) '«');

  private BothDirections() {}

  /** Cuts a paragraph into pieces of one direction each. */
  static final class Pieces implements BidiSplitter {

    private final List<BidiTextRun> pieces = new ArrayList<>();

    /**
     * Numbers among words from the right stay in one piece with them: the typesetter sets pieces
     * one after the other from the left, and {@link Turned} knows where a number goes.
     */
    @Override
    public void setParagraph(String paragraph, byte direction) {
      Bidi bidi =
          new Bidi(
              paragraph,
              switch (direction) {
                case RTL -> Bidi.DIRECTION_RIGHT_TO_LEFT;
                case LTR -> Bidi.DIRECTION_LEFT_TO_RIGHT;
                default -> Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT;
              });
      pieces.clear();
      int start = 0;
      for (int run = 0; run < bidi.getRunCount(); run++) {
        boolean right = bidi.getRunLevel(run) > 0;
        boolean last = run + 1 == bidi.getRunCount();
        if (last || right != bidi.getRunLevel(run + 1) > 0) {
          int end = bidi.getRunLimit(run);
          pieces.add(new BidiTextRun(start, end - start, right ? RTL : LTR));
          start = end;
        }
      }
    }

    @Override
    public int countTextRuns() {
      return pieces.size();
    }

    @Override
    public BidiTextRun getVisualRun(int piece) {
      return pieces.get(piece);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
      return new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
          ? LTR
          : RTL;
    }
  }

  /** Sets a piece from right to left in the order in which it is drawn, from left to right. */
  static final class Turned implements BidiReorderer {

    @Override
    public String reorderRTLTextToLTR(String text) {
      Bidi bidi = new Bidi(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
      StringBuilder drawn = new StringBuilder(text.length());
      // Of a base from the right, the last piece is drawn first.
      for (int run = bidi.getRunCount() - 1; run >= 0; run--) {
        String piece = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
        drawn.append(bidi.getRunLevel(run) == 1 ? turned(piece) : piece);
      }
      return drawn.toString();
    }

    /** Whole characters with the marks upon them change places, so that each keeps its marks. */
    private static String turned(String text) {
      BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
      characters.setText(text);
      StringBuilder turned = new StringBuilder(text.length());
      int end = characters.last();
      for (int start = characters.previous();
          start != BreakIterator.DONE;
          start = characters.previous()) {
        text.substring(start, end)
            .codePoints()
            .forEach(c -> turned.appendCodePoint(MIRRORED.getOrDefault(c, c)));
        end = start;
      }
      return turned.toString();
    }

    @Override
    public String shapeText(String text) {
      return text;
    }

    @Override
    public String deshapeText(String text) {
      return text;
    }

    @Override
    public boolean isLiveImplementation() {
      return true;
    }
  }
}
