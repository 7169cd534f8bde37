package io.muster.exports.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Which characters the fonts of a report have. What none of them has, and what is not seen on
 * paper, is printed as its number in Unicode, so that no name is printed as another.
 */
final class Letters {

  /** Where the fonts are that come with the pages. */
  static final String FONTS = "/report-fonts/";

  /** What has letters that Public Sans lacks, such as Greek and Cyrillic ones. */
  static final String MORE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** What has nearly every letter of Unicode's first plane, and emoji; large, and not beautiful. */
  static final String EVERY = FONTS + "UnifontExMono.ttf";

  /** The numbers stand between these; where a name has them itself, they are numbers too. */
  private static final int OPEN = '⟦';

  private static final int CLOSE = '⟧';

  private Letters() {}

  /** What the fonts of nearly every report have. */
  private static final class Common {
    static final BitSet IN = of(FONTS + "PublicSans-Regular.ttf", MORE);
  }

  /** What the large font has besides; read when the first report needs it. */
  private static final class Every {
    static final BitSet IN = of(EVERY);
  }

  /** Whether a text needs {@link #EVERY}. */
  static boolean needEvery(String text) {
    return text.codePoints().anyMatch(c -> !isBlank(c) && !Common.IN.get(c));
  }

  /** The text with numbers for what cannot be printed; it can be carried by XML. */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (printed(c)) {
                printable.appendCodePoint(c);
              } else {
                number(c, printable);
              }
            });
    return printable.toString();
  }

  private static void number(int c, StringBuilder into) {
    into.appendCodePoint(OPEN).append("U+%04X".formatted(c)).appendCodePoint(CLOSE);
  }

  private static boolean printed(int c) {
    return isBlank(c)
        || c != OPEN && c != CLOSE && isSeen(c) && (Common.IN.get(c) || Every.IN.get(c));
  }

  /** What lays out the markup itself. */
  private static boolean isBlank(int c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
  }

  /** Whether a character has a look of its own, which all who read it see alike. */
  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static BitSet of(String... fonts) {
    BitSet in = new BitSet();
    for (String font : List.of(fonts)) {
      try (InputStream file = font(font);
          TrueTypeFont read = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
        CmapLookup glyphs = read.getUnicodeCmapLookup();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
          if (glyphs.getGlyphId(c) != 0) {
            in.set(c);
          }
        }
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return in;
  }

  /** The file of a font. */
  static InputStream font(String place) {
    return Objects.requireNonNull(Letters.class.getResourceAsStream(place), place);
  }
}
