package io.muster.exports.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Names in any script are printed, or printed as numbers: nothing of one is dropped. */
class AssessmentLettersTests {

  private static final List<String> SCRIPTS =
      List.of(
          "中文容器", "漢字仮名ひらがなカタカナ", "한국어", "Кластер", "Συστάδα", "Հայերեն", "😀🚀🐳", "𝕏", "→✓①½");

  /** What is not seen on paper, what no font has, and what the numbers stand between. */
  private static final List<Integer> NUMBERED =
      List.of(0, 7, 0x200D, 0x202E, 0xD800, 0xE000, 0xFFFE, 0x20000, 0x27E6, 0x27E7, 0x10FFFF);

  @Test
  void everyScriptIsPrintedWithItsFontInTheFileAndMeetsPdfUa() throws Exception {
    byte[] pdf = Drawn.pdf(Drawn.of(3, " " + String.join(" ", SCRIPTS)));
    assertThat(text(pdf)).contains(SCRIPTS).doesNotContain("⟦");
    assertThat(PdfUa.breaches(pdf)).isEmpty();
    try (PDDocument read = Loader.loadPDF(pdf)) {
      for (PDPage page : read.getPages()) {
        for (var font : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
        }
      }
    }
    assertThat(pdf.length).as("only the letters in use are in the file").isLessThan(400_000);
  }

  /** As they are written, not as they stand on paper; numbers among them keep their direction. */
  @Test
  void wordsFromTheRightAreReadAsTheyAreWritten() throws Exception {
    List<String> names = List.of("שלום", "a-שלום-b", "(שלום)", "מספר12גל", "مرحبا");
    byte[] pdf = Drawn.pdf(Drawn.of(1, " " + String.join(" a ", names)));
    try (PDDocument read = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(read).replaceAll("\\s+", "")).contains(names);
    }
    assertThat(PdfUa.breaches(pdf)).isEmpty();
  }

  @Test
  void whatCannotBeSeenStandsAsItsNumber() throws Exception {
    StringBuilder name = new StringBuilder();
    NUMBERED.forEach(c -> name.append(" a").appendCodePoint(c).append('b'));
    byte[] pdf = Drawn.pdf(Drawn.of(3, name.toString()));
    assertThat(text(pdf)).contains(NUMBERED.stream().map("a⟦U+%04X⟧b"::formatted).toList());
    assertThat(PdfUa.breaches(pdf)).isEmpty();
  }

  /** What is printed tells what was meant: no two names are printed alike. */
  @Test
  void theNumbersCanBeReadBack() {
    long seed = Long.getLong("muster.seed", 261_129);
    Random chance = new Random(seed);
    for (int i = 0; i < 300; i++) {
      String name =
          IntStream.generate(() -> chance.nextInt(chance.nextBoolean() ? 0x3000 : 0x110000))
              .filter(c -> !Character.isSurrogate((char) c) || c > 0xFFFF)
              .limit(30)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      String printed = Letters.printable(name);
      assertThat(printed.replaceAll("⟦U\\+[0-9A-F]{4,6}⟧", "")).doesNotContain("⟦", "⟧");
      assertThat(
              Pattern.compile("⟦U\\+([0-9A-F]+)⟧")
                  .matcher(printed)
                  .replaceAll(
                      n ->
                          Matcher.quoteReplacement(
                              Character.toString(Integer.parseInt(n.group(1), 16)))))
          .as("seed %d", seed)
          .isEqualTo(name);
    }
  }

  @Test
  void theLargeFontIsReadOnlyWhereItIsNeeded() {
    assertThat(Letters.needEvery("harbor-1 “Ωμέγα” – Кластер …\n")).isFalse();
    assertThat(Letters.needEvery("中")).isTrue();
  }

  private static String text(byte[] bytes) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(pdf).replaceAll("\\s+", "");
    }
  }
}
