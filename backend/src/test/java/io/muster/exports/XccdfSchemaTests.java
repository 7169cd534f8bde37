package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.evaluation.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XCCDF results against the schema of XCCDF 1.2, by the OpenSCAP that is installed. */
class XccdfSchemaTests {

  @TempDir Path folder;

  @Test
  void resultsOfEveryVerdictAreValid() throws Exception {
    List<Checklist> all = new ArrayList<>();
    all.add(Shown.harbor());
    for (Verdict verdict : Verdict.values()) {
      for (Release release : List.of(KnownRule.RELEASE, Shown.imported(44))) {
        all.add(of("harbor", verdict, release, true));
        all.add(of("harbor", verdict, release, false));
      }
    }
    for (Checklist checklist : all) {
      assertThat(judged(checklist)).as(checklist.seen().standing().toString()).isEmpty();
    }
  }

  @Test
  void namesThatAreHostileAreValidToo() throws Exception {
    for (String name :
        List.of(" ", "<&]]>\"'", "\u0000\u0007\u202E\uD800", "漢字😀", "x".repeat(5000))) {
      Checklist checklist =
          Shown.checklist(
              Shown.snapshot(
                  name, Shown.asset(), Shown.open(), Shown.violator(name, Shown.documented())),
              KnownRule.RELEASE);
      assertThat(judged(checklist)).as(name).isEmpty();
    }
  }

  @Test
  void theJudgeCanSayNo() throws Exception {
    String results = new String(written(Shown.harbor()), StandardCharsets.UTF_8);
    assertThat(judged(results.replace("severity=\"medium\"", "severity=\"CAT II\"")))
        .contains("severity");
    assertThat(judged(results.replaceFirst("<result>[a-z]+</result>", "")))
        .contains("xccdf/1.2}result )");
  }

  private static Checklist of(String name, Verdict verdict, Release release, boolean scanned) {
    return Shown.checklist(
        Shown.snapshot(
            name,
            Shown.asset(),
            Shown.standing(verdict, Shown.SCAN, scanned ? Shown.SCAN : null, 0, 0, 0)),
        release);
  }

  private static byte[] written(Checklist checklist) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Checklists.write(checklist, Format.XCCDF, out);
    return out.toByteArray();
  }

  private String judged(Checklist checklist) throws Exception {
    return judged(new String(written(checklist), StandardCharsets.UTF_8));
  }

  /** What breaks the schema; nothing if the file meets it. Advice is not counted. */
  private String judged(String results) throws Exception {
    Path file = Files.writeString(folder.resolve("results.xml"), results);
    Process oscap =
        new ProcessBuilder("oscap", "xccdf", "validate", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(oscap.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return oscap.waitFor() == 0 ? "" : said;
  }
}
