package io.muster.stig.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.muster.shared.Problem;
import io.muster.stig.MadeUpRule;
import io.muster.stig.MadeUpStig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are not what they should be, some of them on purpose. */
class HostileFileTests {

  private static final MadeUpStig PUMPS = MadeUpStig.of("Pump_STIG", MadeUpRule.number(7));

  @Test
  void aDocumentTypeIsRefusedAndNothingOutsideIsRead(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "the secret");
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> asked.incrementAndGet());
    server.start();
    try {
      String address = "http://localhost:" + server.getAddress().getPort() + "/x.dtd";
      for (String type :
          new String[] {
            "<!DOCTYPE Benchmark>",
            "<!DOCTYPE Benchmark SYSTEM \"" + address + "\">",
            "<!DOCTYPE Benchmark [<!ENTITY x SYSTEM \"" + address + "\">]>",
            "<!DOCTYPE Benchmark [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
            "<!DOCTYPE Benchmark [<!ENTITY % x SYSTEM \"" + address + "\"> %x;]>",
            "<!DOCTYPE Benchmark [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x \"&c;&c;&c;&c;&c;&c;&c;\">]>"
          }) {
        String hostile =
            text(PUMPS.xccdf())
                .replace("<Benchmark ", type + "<Benchmark ")
                .replace("Made up for tests.", type.contains("ENTITY x") ? "&x;" : "x");
        assertRefused(hostile, "document type declaration");
      }
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anEntityThatNobodyDeclaredIsRefused() {
    assertRefused(text(PUMPS.xccdf()).replace("Made up for tests.", "&nbsp;"), "");
  }

  @Test
  void includesAndSchemasAreNotFollowed() {
    String including =
        text(PUMPS.xccdf())
            .replace(
                "Made up for tests.",
                "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/passwd'/>");
    ParsedBenchmark read =
        (ParsedBenchmark) BenchmarkFile.read("x", MadeUpStig.bytes(including)).parsed();
    assertThat(read.facts()).doesNotContainKey("description");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a/>|begins with “a”",
        "<html><body/></html>|begins with “html”",
        "not XML at all|no whole XML",
        "{\"a\": 1}|no “stigs”",
        "{\"stigs\": [|no whole JSON",
        "{\"stigs\": []}|0 STIGs",
        "<CHECKLIST><STIGS/></CHECKLIST>|0 STIGs",
        "<cci_list/>|no control correlation"
      })
  void otherDocumentsAreNamed(String content, String said) {
    assertRefused(content, said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id=\"V-7\"|id=\"7\"|no V-ID",
        "severity=\"medium\"|severity=\"grave\"|severity of V-7 is “grave”",
        "Release: 1 Benchmark|Benchmark|does not say its release",
        "24 Jan 2024|31 Feb 2024 x|does not say its release",
        "id=\"Pump_STIG\"|id=\"../x\"|its id is “../x”",
        "<version>1</version>|<version>one</version>|is no number",
        "id=\"SV-7r1_rule\"|id=\"\"|no Rule ID"
      })
  void aRuleOrReleaseThatIsNoneIsNamed(String good, String bad, String said) {
    String whole = text(PUMPS.xccdf());
    assertThat(whole).contains(good);
    assertRefused(whole.replace(good, bad), said);
  }

  @Test
  void theSameRuleTwiceIsRefused() {
    byte[] twice = PUMPS.with(MadeUpRule.number(7), MadeUpRule.number(7)).xccdf();
    assertRefused(text(twice), "V-7 twice");
  }

  @Test
  void aChecklistWithResultsIsRefused() {
    assertRefused(text(PUMPS.ckl()).replace("Not_Reviewed", "Open"), "holds results");
    assertRefused(
        text(PUMPS.cklb()).replace("\"comments\": \"\"", "\"comments\": \"x\""), "results");
  }

  @Test
  void whatIsCutOffIsRefused() {
    for (byte[] whole : new byte[][] {PUMPS.xccdf(), PUMPS.ckl(), PUMPS.cklb(), PUMPS.zip()}) {
      for (int part = 1; part < 8; part++) {
        byte[] cut = Arrays.copyOf(whole, whole.length * part / 8);
        assertThatThrownBy(() -> BenchmarkFile.read("x", cut)).isInstanceOf(StigRefused.class);
      }
    }
    assertThatThrownBy(() -> BenchmarkFile.read("x", new byte[0])).hasMessageContaining("empty");
  }

  @Test
  void depthTextsAndSizesHaveLimits() {
    String deep = "<d>".repeat(60) + "</d>".repeat(60);
    assertRefused(text(PUMPS.xccdf()).replace("Made up for tests.", deep), "deeper than 40");
    String longText = "x".repeat(200_001);
    assertRefused(text(PUMPS.xccdf()).replace("Made up for tests.", longText), "200,000");
    assertRefused(text(PUMPS.cklb()).replace("wet paint", longText), "200,000");
    assertRefused("{\"stigs\": " + "[".repeat(60), "no whole JSON");
    byte[] large = new byte[Limits.DOCUMENT + 1];
    Arrays.fill(large, (byte) ' ');
    assertThatThrownBy(() -> BenchmarkFile.read("x", large))
        .isInstanceOfSatisfying(
            StigRefused.class, r -> assertThat(r.kind()).isEqualTo(Problem.Kind.TOO_LARGE));
  }

  @Test
  void archivesHaveLimitsAndNoWayOut() {
    byte[] zeros = new byte[8 << 20];
    assertRefused(Map.of("x-xccdf.xml", zeros), "packed more than 200 to 1");
    assertRefused(Map.of("../x-xccdf.xml", PUMPS.xccdf()), "leave the archive");
    assertRefused(Map.of("/etc/x-xccdf.xml", PUMPS.xccdf()), "leave the archive");
    assertRefused(Map.of("c:\\x-xccdf.xml", PUMPS.xccdf()), "leave the archive");
    assertRefused(Map.of("readme.txt", MadeUpStig.bytes("hello")), "holds no benchmark");
    assertRefused(
        Map.of("a-xccdf.xml", PUMPS.xccdf(), "b-xccdf.xml", PUMPS.xccdf()), "several benchmarks");
    byte[] nested = PUMPS.zip();
    for (int i = 0; i < 3; i++) {
      nested = MadeUpStig.zip(Map.of("x.zip", nested));
    }
    byte[] deep = nested;
    assertThatThrownBy(() -> BenchmarkFile.read("x", deep)).hasMessageContaining("in archives in");
    Map<String, byte[]> many = new java.util.HashMap<>();
    for (int i = 0; i < 501; i++) {
      many.put("f" + i, new byte[1]);
    }
    assertRefused(many, "more than 500 entries");
  }

  @Test
  void charactersThatNoTextHasAreRefused() {
    assertRefused(text(PUMPS.cklb()).replace("wet paint", "wet\\u0000paint"), "no text has");
    assertRefused(text(PUMPS.cklb()).replace("Guide", "\\ud800"), "no text has");
    assertRefused(text(PUMPS.xccdf()).replace("wet paint", "&#0;"), "no whole XML");
    assertRefused(text(PUMPS.cklb()).replace("SV-7r1", ""), "V-7 has no Rule ID: “_rule”");
  }

  @Test
  void manyLargeEntriesTogetherAreRefused() {
    java.util.Random random = new java.util.Random(1);
    byte[] noise = new byte[11 << 20];
    random.nextBytes(noise);
    Map<String, byte[]> files = new java.util.HashMap<>();
    for (int i = 0; i < 5; i++) {
      files.put("f" + i, noise);
    }
    assertRefused(files, "more than 50 MiB");
  }

  @Test
  void aSentenceShowsNothingUnprintableOfTheFile() {
    assertThatThrownBy(
            () -> BenchmarkFile.read("x", MadeUpStig.zip(Map.of("../\u0007\u202e", new byte[1]))))
        .hasMessage("“../??” would leave the archive's own folder.");
  }

  private static void assertRefused(Map<String, byte[]> files, String said) {
    assertThatThrownBy(() -> BenchmarkFile.read("x", MadeUpStig.zip(files)))
        .isInstanceOf(StigRefused.class)
        .hasMessageContaining(said);
  }

  private static void assertRefused(String content, String said) {
    assertThatThrownBy(() -> BenchmarkFile.read("x", MadeUpStig.bytes(content)))
        .isInstanceOf(StigRefused.class)
        .hasMessageContaining(said);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
