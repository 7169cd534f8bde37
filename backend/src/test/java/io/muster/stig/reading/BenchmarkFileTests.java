package io.muster.stig.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.stig.Field;
import io.muster.stig.MadeUpRule;
import io.muster.stig.MadeUpStig;
import io.muster.stig.Rule;
import io.muster.stig.Severity;
import io.muster.stig.SourceFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BenchmarkFileTests {

  private static final MadeUpStig PUMPS =
      MadeUpStig.of(
              "Pump_STIG",
              MadeUpRule.number(101).severity("high").ccis("CCI-000764", "CCI-000015"),
              MadeUpRule.number(7))
          .release("2", 1, "24 Jul 2024");

  @Test
  void anXccdfIsReadWithEveryField() {
    ParsedBenchmark read = benchmark("U_Pump-xccdf.xml", PUMPS.xccdf());
    assertThat(read.format()).isEqualTo(SourceFormat.XCCDF);
    assertThat(read.stigId()).isEqualTo("Pump_STIG");
    assertThat(read.title()).isEqualTo(PUMPS.title());
    assertThat(read.version()).isEqualTo("2");
    assertThat(read.number()).isEqualTo(1);
    assertThat(read.releasedOn()).isEqualTo(LocalDate.of(2024, 7, 24));
    assertThat(read.facts())
        .containsEntry("notice", "terms-of-use")
        .containsEntry("publisher", "Nobody")
        .containsEntry("status-date", "2024-01-02")
        .containsEntry("plain-text.generator", "3.5");
    assertThat(read.rules()).extracting(Rule::vId).containsExactly("V-101", "V-7");
    Rule first = read.rules().getFirst();
    assertThat(first.severity()).isEqualTo(Severity.HIGH);
    assertThat(first.ccis()).containsExactly("CCI-000764", "CCI-000015");
    assertThat(first.legacyIds()).containsExactly("SV-77");
    assertThat(first.discussion()).isEqualTo("A dry pump < a wet one & says nothing.\nPrime it.");
    assertThat(first.check()).endsWith("If it is dry, this is a finding.");
    assertThat(first.texts())
        .containsEntry(Field.RULE_ID, "SV-101r1_rule")
        .containsEntry(Field.RULE_VERSION, "PUMP-MK-101")
        .containsEntry(Field.GROUP_TITLE, "SRG-APP-000148-PUMP-000345")
        .containsEntry(Field.WEIGHT, "10.0")
        .containsEntry(Field.FALSE_POSITIVES, "wet paint")
        .containsEntry(Field.DOCUMENTABLE, "false")
        .containsEntry(Field.MITIGATIONS, "a bucket")
        .containsEntry(Field.SEVERITY_OVERRIDE_GUIDANCE, "ask")
        .containsEntry(Field.POTENTIAL_IMPACTS, "noise")
        .containsEntry(Field.THIRD_PARTY_TOOLS, "hose")
        .containsEntry(Field.MITIGATION_CONTROL, "valve")
        .containsEntry(Field.RESPONSIBILITY, "bosun")
        .containsEntry(Field.IA_CONTROLS, "PUMP-1")
        .containsEntry(Field.CHECK_ID, "C-1_chk")
        .containsEntry(Field.CHECK_REF_HREF, "pump.xml")
        .containsEntry(Field.CHECK_REF_NAME, "M")
        .containsEntry(Field.FIX_ID, "F-1_fix")
        .containsEntry(Field.REFERENCE_SUBJECT, "Pump")
        .containsEntry(Field.REFERENCE_IDENTIFIER, "5627")
        .doesNotContainKeys(Field.FALSE_NEGATIVES, Field.DESCRIPTION_REST);
  }

  @Test
  void longIdsOfXccdf12AreTheSameIds() {
    String text =
        new String(PUMPS.xccdf(), java.nio.charset.StandardCharsets.UTF_8)
            .replace("id=\"Pump", "id=\"xccdf_mil.disa.stig_benchmark_Pump")
            .replace("id=\"V-", "id=\"xccdf_mil.disa.stig_group_V-")
            .replace("id=\"SV-", "id=\"xccdf_mil.disa.stig_rule_SV-");
    ParsedBenchmark read = benchmark("x.xml", MadeUpStig.bytes(text));
    assertThat(read.stigId()).isEqualTo("Pump_STIG");
    assertThat(read.rules()).isEqualTo(benchmark("x.xml", PUMPS.xccdf()).rules());
  }

  @Test
  void whatADescriptionSaysBesideItsFieldsIsKept() {
    assertThat(Description.of("<VulnDiscussion>a</VulnDiscussion><New>b</New>"))
        .containsEntry(Field.DISCUSSION, "a")
        .containsEntry(Field.DESCRIPTION_REST, "<New>b</New>");
    assertThat(Description.of("only a text")).isEqualTo(Map.of(Field.DISCUSSION, "only a text"));
  }

  @Test
  void cklAndCklbSayTheSameAsTheXccdf() {
    Rule published = benchmark("x.xml", PUMPS.xccdf()).rules().getFirst();
    for (byte[] file : List.of(PUMPS.ckl(), PUMPS.cklb())) {
      ParsedBenchmark read = benchmark("pump", file);
      assertThat(read.stigId()).isEqualTo("Pump_STIG");
      assertThat(read.releasedOn()).isEqualTo(LocalDate.of(2024, 7, 24));
      Rule rule = read.rules().getFirst();
      assertThat(rule.vId()).isEqualTo(published.vId());
      assertThat(rule.severity()).isEqualTo(published.severity());
      assertThat(rule.ccis()).isEqualTo(published.ccis());
      assertThat(rule.legacyIds()).isEqualTo(published.legacyIds());
      for (Field same :
          List.of(
              Field.RULE_ID,
              Field.RULE_VERSION,
              Field.TITLE,
              Field.DISCUSSION,
              Field.CHECK_CONTENT,
              Field.FIX_TEXT,
              Field.GROUP_TITLE,
              Field.FALSE_POSITIVES,
              Field.DOCUMENTABLE,
              Field.WEIGHT,
              Field.REFERENCE_IDENTIFIER)) {
        assertThat(rule.text(same)).as(same.label()).isEqualTo(published.text(same));
      }
    }
  }

  @Test
  void theBenchmarkIsFoundInAnArchiveAlsoInAnArchiveInIt() {
    BenchmarkFile zipped = BenchmarkFile.read("pump.zip", PUMPS.zip());
    BenchmarkFile plain = BenchmarkFile.read("C:\\tmp\\U_Pump-xccdf.xml", PUMPS.xccdf());
    BenchmarkFile nested =
        BenchmarkFile.read("all.zip", MadeUpStig.zip(Map.of("in/pump.zip", PUMPS.zip())));
    assertThat(zipped.document().name()).isEqualTo("U_Pump_STIG_Manual-xccdf.xml");
    assertThat(plain.document().name()).isEqualTo("U_Pump-xccdf.xml");
    assertThat(zipped.document().sha256())
        .isEqualTo(plain.document().sha256())
        .isEqualTo(nested.document().sha256());
    assertThat(zipped.parsed()).isEqualTo(plain.parsed()).isEqualTo(nested.parsed());
  }

  @Test
  void theListOfCcisIsRead() {
    byte[] list = MadeUpStig.cciList("2024-05-29", "CCI-000764 IA-2", "CCI-000015 AC-2 (1)");
    ParsedCcis read =
        (ParsedCcis)
            BenchmarkFile.read("x.zip", MadeUpStig.zip(Map.of("U_CCI_List.xml", list))).parsed();
    assertThat(read.version()).isEqualTo("2024-05-29");
    assertThat(read.items())
        .extracting(ParsedCcis.Item::cci)
        .containsExactly("CCI-000764", "CCI-000015");
    assertThat(read.items().getFirst().references())
        .extracting(ParsedCcis.Reference::index)
        .containsExactly("ZZ-9", "ZZ-9.1", "IA-2");
  }

  @Test
  void aLargeStigIsReadWhole() {
    MadeUpRule[] many =
        IntStream.range(1000, 1800)
            .mapToObj(n -> MadeUpRule.number(n).discussion("<word> & ".repeat(400)))
            .toArray(MadeUpRule[]::new);
    ParsedBenchmark read = benchmark("x.xml", PUMPS.with(many).xccdf());
    assertThat(read.rules()).hasSize(800);
    assertThat(read.rules().getLast().discussion()).hasSize(9 * 400);
  }

  private static ParsedBenchmark benchmark(String name, byte[] content) {
    return (ParsedBenchmark) BenchmarkFile.read(name, content).parsed();
  }
}
