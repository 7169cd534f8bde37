package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.muster.evaluation.Verdict;
import io.muster.shared.Invalid;
import io.muster.shared.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A site's own checklist comes back as it was, but for what it says of V-260930. */
class FillInTests {

  private static final int ROUNDS = 400;

  private final Checklist harbor = Shown.harbor();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyOtherByteStays(boolean cklb) throws Exception {
    long seed = Long.getLong("muster.seed", 261_129);
    System.out.println("Filled-in checklists are generated from seed " + seed);
    for (int i = 0; i < ROUNDS; i++) {
      long one = seed + i;
      byte[] before =
          new GeneratedChecklist(one, cklb)
              .with(cklb ? "not_reviewed" : "Not_Reviewed", "their details", "their comments");
      byte[] after = FillIn.filled(before, harbor, false);
      String[] ours = ours(cklb);
      byte[] wanted = new GeneratedChecklist(one, cklb).with(ours[0], ours[1], ours[2]);

      assertThat(new String(after, StandardCharsets.ISO_8859_1))
          .as("checklist of seed %d", one)
          .isEqualTo(new String(wanted, StandardCharsets.ISO_8859_1));
      if (cklb) {
        JsonMapper.shared().readTree(after);
      } else {
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(after));
      }
    }
  }

  private String[] ours(boolean cklb) {
    Meaning m = harbor.meaning();
    return cklb
        ? new String[] {m.answer().cklb(), inJson(m.details()), inJson(m.comments())}
        : new String[] {m.answer().ckl(), inXml(m.details()), inXml(m.comments())};
  }

  /** Written apart from the code under test. */
  private static String inXml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("é", "&#xe9;");
  }

  private static String inJson(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("é", "\\u00e9");
  }

  @Test
  void whatMusterWroteItselfIsFilledInAgain() throws Exception {
    var never = Shown.standing(Verdict.NOT_REVIEWED, null, null, 0, 0, 0);
    for (Release release : new Release[] {KnownRule.RELEASE, Shown.imported(44)}) {
      Checklist now =
          Shown.checklist(Shown.snapshot("harbor", Shown.asset(), Shown.open()), release);
      Checklist before = Shown.checklist(Shown.snapshot("harbor", Shown.asset(), never), release);
      for (Format format : new Format[] {Format.CKL, Format.CKLB}) {
        assertThat(FillIn.filled(FormatsTests.written(before, format), now, false))
            .asString(StandardCharsets.UTF_8)
            .isEqualTo(new String(FormatsTests.written(now, format), StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void anEmptyElementIsFilledToo() {
    byte[] file = ckl("V-260930", "harbor", "<STATUS/><FINDING_DETAILS /><COMMENTS/>");

    assertThat(FillIn.filled(file, harbor, false))
        .asString(StandardCharsets.UTF_8)
        .contains("<STATUS>Open</STATUS><FINDING_DETAILS>Open: Because of the test.\n")
        .endsWith("Nodes out of service: none.</COMMENTS></VULN></iSTIG></STIGS></CHECKLIST>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                     | Choose a CKL
          plain words                                            | neither a CKL nor a CKLB
          <html></html>                                          | it begins with html
          <Benchmark><TestResult/></Benchmark>                   | it begins with Benchmark
          <CHECKLIST><STIGS></CHECKLIST>                         | no well-formed XML
          <CHECKLIST><STIGS>&nbsp;</STIGS></CHECKLIST>           | no well-formed XML
          <CHECKLIST></CHECKLIST><CHECKLIST></CHECKLIST>         | no well-formed XML
          <CHECKLIST><STIGS></STIGS></CHECKLIST>                 | There is no V-260930
          <!DOCTYPE CHECKLIST><CHECKLIST></CHECKLIST>            | declares a document type
          <!DOCTYPE c SYSTEM "file:///etc/passwd"><CHECKLIST/>   | declares a document type
          <!DOCTYPE c [<!ENTITY a "b">]><CHECKLIST>&a;</CHECKLIST> | declares a document type
          <?xml version="1.0" encoding="UTF-16"?><CHECKLIST/>    | save it as UTF-8
          <?xml version="1.0" encoding="IBM037"?><CHECKLIST/>    | save it as UTF-8
          <CHECKLIST                                             | no well-formed XML
          <CHECKLIST><![CDATA[                                   | no well-formed XML
          {}                                                     | has no list of STIGs
          {"stigs": {}}                                          | has no list of STIGs
          {"stigs": []}                                          | There is no V-260930
          {"stigs": [                                            | no well-formed JSON
          {"stigs": [], "stigs": []}                             | no well-formed JSON
          {"stigs":[{"rules":[{"group_id":"V-260930"}]}]}        | has no status
          [1, 2]                                                 | neither a CKL nor a CKLB
          """)
  void whatIsNoChecklistIsRefusedInASentence(String file, String says) {
    assertThat(catchThrowable(() -> FillIn.filled(bytes(file), harbor, false)))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining(says);
  }

  @Test
  void hostileFilesAreRefusedQuickly() {
    String deep = "<CHECKLIST>" + "<a>".repeat(1_000_000);
    String deepJson = "{\"stigs\":" + "[".repeat(3_000_000);
    byte[] long_ = new byte[FillIn.MOST_BYTES + 1];
    byte[] wide = "<CHECKLIST></CHECKLIST>".getBytes(StandardCharsets.UTF_16LE);

    assertThatThrownBy(() -> FillIn.filled(bytes(deep), harbor, false)).isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> FillIn.filled(bytes(deepJson), harbor, false))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(() -> FillIn.filled(long_, harbor, false))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("4 MiB");
    assertThatThrownBy(() -> FillIn.filled(wide, harbor, false)).isInstanceOf(Invalid.class);
  }

  /** Whatever a file is mangled into, it is refused in a sentence or filled in; nothing else. */
  @Test
  void mangledFilesNeverEndInAnythingButASentence() {
    long seed = Long.getLong("muster.seed", 261_129);
    System.out.println("Mangled checklists are generated from seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 1500; i++) {
      byte[] file =
          new GeneratedChecklist(random.nextLong(), random.nextBoolean()).with("x", "y", "z");
      for (int k = 1 + random.nextInt(3); k > 0; k--) {
        file[random.nextInt(file.length)] =
            (byte) "<>/\"{}[],&\0\u00ff!- a".charAt(random.nextInt(16));
      }
      Throwable thrown = catchThrowable(() -> FillIn.filled(file, harbor, false));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(Problem.class);
      }
    }
  }

  @Test
  void aChecklistOfAnotherAssetIsRefusedUnlessConfirmed() {
    String review = "<STATUS>Open</STATUS><FINDING_DETAILS/><COMMENTS/>";
    byte[] other = ckl("V-260930", "drydock", review);

    assertThatThrownBy(() -> FillIn.filled(other, harbor, false))
        .isInstanceOf(AnotherAsset.class)
        .hasMessageStartingWith("The checklist is of drydock, this cluster is harbor.example");
    assertThat(FillIn.filled(other, harbor, true))
        .asString(StandardCharsets.UTF_8)
        .contains("<HOST_NAME>drydock</HOST_NAME>");
    for (String same : new String[] {"", "Harbor", "HARBOR.EXAMPLE", "harbor.example.mil"}) {
      FillIn.filled(ckl("V-260930", same, review), harbor, false);
    }
  }

  @Test
  void twoPlacesOfTheRuleAreRefused() {
    String vuln = ckl("V-260930", "harbor", "<STATUS/><FINDING_DETAILS/><COMMENTS/>", true);
    String twice = vuln.replaceFirst("(<VULN>.*</VULN>)", "$1$1");

    assertThatThrownBy(() -> FillIn.filled(bytes(twice), harbor, false))
        .hasMessageContaining("2 times");
    assertThatThrownBy(
            () -> FillIn.filled(ckl("V-260930", "harbor", "<STATUS/><COMMENTS/>"), harbor, false))
        .hasMessageContaining("has no FINDING_DETAILS");
    assertThatThrownBy(() -> FillIn.filled(ckl("V-1", "harbor", "<STATUS/>"), harbor, false))
        .hasMessageContaining("There is no V-260930");
  }

  private static byte[] ckl(String vuln, String host, String review) {
    return bytes(ckl(vuln, host, review, true));
  }

  private static String ckl(String vuln, String host, String review, boolean text) {
    return "<CHECKLIST><ASSET><HOST_NAME>%s</HOST_NAME></ASSET><STIGS><iSTIG><VULN><STIG_DATA><VULN_ATTRIBUTE>Vuln_Num</VULN_ATTRIBUTE><ATTRIBUTE_DATA>%s</ATTRIBUTE_DATA></STIG_DATA>%s</VULN></iSTIG></STIGS></CHECKLIST>"
        .formatted(host, vuln, review);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
