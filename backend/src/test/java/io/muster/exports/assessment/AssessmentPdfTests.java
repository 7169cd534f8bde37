package io.muster.exports.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.exports.assessment.Assessment.Left;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as paper: what readers, machines and those who see nothing find in it. */
class AssessmentPdfTests {

  private static final String HOSTILE =
      " <script>alert(1)</script><img src='http://127.0.0.1/x'/> [[${7*191}]] ${7*191} &amp; ]]>"
          + " \u0000\u0007\u202E\uD800 <!-- th:text";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        " Ωμέγα 漢字 😀 שלום"
      })
  void itMeetsPdfUaWhateverNamesAre(String text) throws Exception {
    assertThat(PdfUa.breaches(Drawn.pdf(Drawn.of(5, text)))).isEmpty();
  }

  @Test
  void aFleetOfNothingPassesNothingAndIsPrintedAllTheSame() throws Exception {
    byte[] pdf = Drawn.pdf(Drawn.empty());

    assertThat(PdfUa.breaches(pdf)).isEmpty();
    assertThat(text(pdf))
        .contains("Nothing was assessed, and nothing passed.", "UNCLASSIFIED", "Signatures");
  }

  @Test
  void aFileThatIsNotTaggedIsJudgedSo() throws Exception {
    var out = new java.io.ByteArrayOutputStream();
    try (PDDocument plain = new PDDocument()) {
      plain.addPage(new PDPage());
      plain.save(out);
    }
    assertThat(PdfUa.breaches(out.toByteArray())).as("the judge can say no").isNotEmpty();
  }

  @Test
  void itIsTaggedTitledAndItsFontsAreInIt() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(Drawn.pdf(Drawn.of(5, "")))) {
      var catalog = pdf.getDocumentCatalog();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getLanguage()).isEqualTo("en");
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(pdf.getDocumentInformation().getTitle())
          .isEqualTo("Assessment of V-260930: Boundary Shipyard");
      assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
          .containsPattern("<pdfuaid:part>1</pdfuaid:part>|pdfuaid:part=\"1\"");
      assertThat(catalog.getDocumentOutline().children()).hasSize(8);
      for (PDPage page : pdf.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        }
      }
    }
  }

  @Test
  void headingsStandInOrderAndTablesHaveHeads() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(Drawn.pdf(Drawn.of(5, "")))) {
      List<PDStructureElement> all = new ArrayList<>();
      gather(pdf.getDocumentCatalog().getStructureTreeRoot(), all);
      int level = 0;
      for (PDStructureElement element : all) {
        String type = element.getStructureType();
        if (type.matches("H[1-6]")) {
          int next = type.charAt(1) - '0';
          assertThat(next).as("no heading skips a level").isLessThanOrEqualTo(level + 1);
          level = next;
        }
        if (type.equals("Figure")) {
          assertThat(element.getAlternateDescription()).isNotBlank();
        }
        if (type.equals("Table")) {
          List<PDStructureElement> inside = new ArrayList<>();
          gather(element, inside);
          assertThat(inside).extracting(PDStructureElement::getStructureType).contains("TH");
        }
      }
      assertThat(all).extracting(PDStructureElement::getStructureType).containsOnlyOnce("H1");
    }
  }

  @Test
  void twoHundredClustersBearMarkingPageNumberAndHeadOnEachPage() throws Exception {
    byte[] bytes = Drawn.pdf(Drawn.of(200, ""));
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      int pages = pdf.getNumberOfPages();
      assertThat(pages).isBetween(20, 80);
      for (int page = 1; page <= pages; page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        String text = stripper.getText(pdf);
        assertThat(text)
            .contains("CUI//SP-CTI", "As of 20 Nov 2026 10:00:00Z")
            .contains("Page " + page + " of " + pages);
        int head = text.lastIndexOf("Open since");
        if (head >= 0) {
          assertThat(text.substring(head)).as("no head without a row").contains("Node hb-w1");
        }
        if (page > 2 && page < 10) {
          assertThat(text).as("the head is repeated").contains("Verdict", "Last complete");
        }
      }
    }
  }

  @Test
  void tablesOverSeveralPagesMeetItToo() throws Exception {
    assertThat(PdfUa.breaches(Drawn.pdf(Drawn.of(30, "")))).isEmpty();
  }

  @Test
  void hostileNamesStayText() throws Exception {
    Assessment hostile = Drawn.of(5, HOSTILE);
    byte[] pdf = Drawn.pdf(hostile);

    assertThat(Drawn.xhtml(hostile)).doesNotContain("<script", "<img", "1337");
    assertThat(text(pdf).replaceAll("\\s+", ""))
        .contains("harbor-0<script>alert(1)</script>", "[[${7*191}]]${7*191}&amp;]]>");
    assertThat(PdfUa.breaches(pdf)).isEmpty();
  }

  @Test
  void whatIsNotPrintedIsSaid() throws Exception {
    Assessment all = Drawn.of(5, "");
    Assessment cut =
        new Assessment(
            all.scope(),
            all.asOf(),
            all.producedAt(),
            all.marking(),
            all.tool(),
            all.release(),
            all.sums(),
            all.clusters(),
            all.findings(),
            new Left(120, 900, 7),
            all.boundaries(),
            all.exceptions(),
            all.signatures());

    assertThat(text(Drawn.pdf(all))).doesNotContain("does not print everything");
    assertThat(text(Drawn.pdf(cut)).replaceAll("\\s+", " "))
        .contains("This report does not print everything. 120 more clusters")
        .contains("900 more containers", "7 more exceptions", "as CSV or XLSX");
  }

  private static String text(byte[] bytes) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(pdf);
    }
  }

  private static void gather(PDStructureNode node, List<PDStructureElement> into) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        into.add(element);
        gather(element, into);
      }
    }
  }
}
