package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.nist.secauto.oscal.lib.OscalBindingContext;
import io.muster.evaluation.Verdict;
import io.muster.exports.oscal.Assessed;
import io.muster.exports.oscal.AssessmentResultsWriter;
import io.muster.exports.oscal.Head;
import io.muster.exports.oscal.PoamWriter;
import io.muster.exports.oscal.SystemId;
import io.muster.posture.Standing;
import io.muster.shared.BoundaryId;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** OSCAL files of made-up situations, validated by NIST's schema and constraints. */
class OscalFilesTests {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void generatedFleetsAreValidInBothFiles(long seed) throws Exception {
    GeneratedOscal made = new GeneratedOscal(seed);
    List<Assessed> fleet = made.clusters(12);

    assertThat(problems("ar", results(fleet))).isEmpty();
    assertThat(problems("poam", poam(made.items(fleet), made, seed % 2 == 0))).isEmpty();
  }

  @Test
  void everyTextReadsAsItWasWritten() throws Exception {
    for (String name : GeneratedOscal.NAMES) {
      Assessed one = new GeneratedOscal(7).cluster(name, Shown.open(), Shown.violator(name));
      Path file = Files.write(directory.resolve("read.json"), results(List.of(one)));
      var read = OscalBindingContext.instance().loadAssessmentResults(file).getResults().getFirst();

      assertThat(Jsoup.parse(read.getTitle().toHtml()).text())
          .isEqualTo(squeezed("Cluster " + Plain.line(name)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, not-satisfied, fail",
    "NOT_A_FINDING, satisfied, pass",
    "NOT_APPLICABLE, satisfied, not-applicable",
    "NOT_REVIEWED, ,"
  })
  void aVerdictIsAFindingOrAnObservationThatSaysWhyThereIsNone(
      Verdict verdict, String state, String reason) throws Exception {
    int open = verdict == Verdict.OPEN ? 1 : 0;
    Standing standing = Shown.standing(verdict, Shown.SCAN, Shown.EARLIER, 0, 0, open);
    JsonNode result = result(new GeneratedOscal(1).cluster("harbor", standing));

    if (state == null) {
      assertThat(result.has("findings")).isFalse();
    } else {
      JsonNode status = result.at("/findings/0/target/status");
      assertThat(status.get("state").asString()).isEqualTo(state);
      assertThat(status.get("reason").asString()).isEqualTo(reason);
    }
    assertThat(result.at("/observations/0/description").asString()).contains("Because of the test");
    assertThat(result.get("remarks").asString())
        .contains("Scope: cluster harbor", "As of 2026-11-20", "Produced at 2026-11-27")
        .contains("Release: MKE STIG V2R1", "Policy of the boundary", "System label: ")
        .contains("Last scan: ", "Unread node hb-w9", "What a scan cannot see: ");
  }

  @Test
  void anExceptionIsADeviationWithItsEndAsTheDeadline() throws Exception {
    GeneratedOscal made = new GeneratedOscal(1);
    Assessed one =
        made.cluster(
            "harbor",
            Shown.open(),
            Shown.violator("documented", Shown.documented()),
            Shown.violator("asked", new Citation[0]),
            Shown.violator("plain"));
    one =
        new Assessed(
            one.checklist(),
            PoamFinding.of(one.checklist().seen(), List.of(made.request("asked"))),
            made.plan(one.checklist().seen(), true));
    JsonNode risks = result(one).get("risks");

    assertThat(risks.findValuesAsString("status"))
        .containsExactly("deviation-approved", "deviation-requested", "open");
    assertThat(risks.get(0).get("deadline").asString()).isEqualTo("2026-12-26T23:59:59Z");
    assertThat(risks.get(2).get("deadline").asString()).isEqualTo("2027-03-01T23:59:59Z");
    assertThat(risks.get(0).get("props").toString()).contains("EX-2026-0001", "SSP 3.2, table 7");
    assertThat(risks.get(1).get("props").toString()).contains("EX-2026-0099", "requested-until");
  }

  @Test
  void aPlanHasItsMilestonesAsTasksAndIsClosedWhenNothingIsOpen() throws Exception {
    GeneratedOscal made = new GeneratedOscal(1);
    Assessed one = made.cluster("harbor", Shown.open(), Shown.violator("dbg"));
    PoamItem open = made.item(one, true);
    PoamItem over =
        new PoamItem(open.plan(), io.muster.plans.Outstanding.Figures.NONE, java.util.Set.of());
    JsonNode poam = tree(poam(List.of(open), made, true)).get("plan-of-action-and-milestones");
    JsonNode closed = tree(poam(List.of(over), made, true)).get("plan-of-action-and-milestones");

    assertThat(poam.at("/risks/0/status").asString()).isEqualTo("remediating");
    assertThat(poam.at("/risks/0/deadline").asString()).isEqualTo("2027-03-01T23:59:59Z");
    assertThat(poam.at("/risks/0/remediations/0/tasks/0/timing/on-date/date").asString())
        .isEqualTo("2026-12-01T23:59:59Z");
    assertThat(poam.at("/poam-items/0/related-risks").size()).isEqualTo(2);
    assertThat(poam.at("/poam-items/0/related-observations").size()).isEqualTo(2);
    assertThat(poam.at("/poam-items/0/related-findings").size()).isEqualTo(1);
    assertThat(poam.at("/poam-items/0/related-findings/0/finding-uuid"))
        .isEqualTo(poam.at("/findings/0/uuid"))
        .as("the same as in assessment results")
        .isEqualTo(result(one).at("/findings/0/uuid"));
    assertThat(poam.at("/findings/0/target/status/state").asString()).isEqualTo("not-satisfied");
    assertThat(closed.at("/risks/0/status").asString()).isEqualTo("closed");
    assertThat(closed.has("observations")).isFalse();
    assertThat(closed.at("/poam-items/0/uuid")).isEqualTo(poam.at("/poam-items/0/uuid"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /assessment-results/results/0                       | start        |
          /assessment-results/results/0                       | uuid         | not-an-id
          /assessment-results/results/0/risks/0               | status       | two words
          /assessment-results/results/0/risks/0               | deadline     | 2026-12-26
          /assessment-results/results/0/findings/0/target     | type         | rule
          /assessment-results/results/0/findings/0/target/status | state     | maybe
          /assessment-results/results/0/observations/0/subjects/0 | subject-uuid | 00000000-0000-4000-8000-00000000dead
          /assessment-results/results/0/findings/0/related-risks/0 | risk-uuid | 00000000-0000-4000-8000-00000000dead
          /assessment-results/results/0/local-definitions/inventory-items/0/props/0 | name | not-of-oscal
          /assessment-results                                  | import-ap    |
          """)
  void aBrokenFileIsRefused(String where, String field, String value) throws Exception {
    Assessed one =
        new GeneratedOscal(1)
            .cluster("harbor", Shown.open(), Shown.violator("dbg", Shown.documented()));
    JsonNode file = tree(results(List.of(one)));
    ObjectNode at = (ObjectNode) file.at(where);
    assertThat(at.has(field)).isTrue();
    if (value == null) {
      at.remove(field);
    } else {
      at.put(field, value);
    }

    assertThat(problems("ar", JsonMapper.shared().writeValueAsBytes(file))).isNotEmpty();
  }

  @Test
  void twoExportsDifferInWhenTheyWereMadeOnly() {
    GeneratedOscal first = new GeneratedOscal(9);
    GeneratedOscal second = new GeneratedOscal(9);
    List<Assessed> fleet = first.clusters(10);
    List<Assessed> again = second.clusters(10);

    assertThat(results(fleet)).isEqualTo(results(again));
    assertThat(poam(first.items(fleet), first, true))
        .isEqualTo(poam(second.items(again), second, true));
  }

  /** Counts what is written and keeps nothing. */
  private static final class Counting extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int off, int len) {
      bytes += len;
    }
  }

  @Test
  void aThousandClustersAreWrittenOneAfterTheOther() {
    Counting sink = new Counting();
    List<Long> writtenWhenAsked = new ArrayList<>();
    Iterator<Assessed> thousand =
        IntStream.range(0, 1000)
            .mapToObj(
                i -> {
                  writtenWhenAsked.add(sink.bytes);
                  return GeneratedOscal.numbered(i);
                })
            .iterator();

    AssessmentResultsWriter.write(head(), thousand, sink);

    assertThat(writtenWhenAsked).hasSize(1000);
    for (int i = 20; i < 1000; i++) {
      assertThat(sink.bytes / 1000 * i - writtenWhenAsked.get(i))
          .as("what is kept of the clusters before %d", i)
          .isLessThan(50_000);
    }
  }

  @Test
  void aPlansClustersAreReadOneAfterTheOtherForEachList() {
    Counting sink = new Counting();
    AtomicInteger asked = new AtomicInteger();
    List<Long> written = new ArrayList<>();
    PoamItem item = new GeneratedOscal(1).item(GeneratedOscal.numbered(0), true);

    PoamWriter.write(
        head(),
        null,
        List.of(item),
        i ->
            IntStream.range(0, 500)
                .mapToObj(
                    n -> {
                      asked.incrementAndGet();
                      written.add(sink.bytes);
                      return GeneratedOscal.device(GeneratedOscal.numbered(n));
                    })
                .iterator(),
        sink);

    assertThat(asked).hasValue(6 * 500);
    assertThat(written).isSorted();
    assertThat(written.get(5 * 500)).as("before the last list").isGreaterThan(500_000);
  }

  @Test
  void aPlanWhoseClusterChangesMeanwhileBreaksOff() {
    AtomicInteger asked = new AtomicInteger();
    GeneratedOscal made = new GeneratedOscal(1);
    Assessed before = made.cluster("harbor", Shown.open(), Shown.violator("dbg"));
    Assessed after = made.again(before, Shown.violator("dbg"), Shown.violator("late"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(
            () ->
                PoamWriter.write(
                    head(),
                    null,
                    List.of(made.item(before, true)),
                    i ->
                        List.of(GeneratedOscal.device(asked.getAndIncrement() < 2 ? before : after))
                            .iterator(),
                    out))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> tree(out.toByteArray())).isInstanceOf(RuntimeException.class);
  }

  private static List<String> problems(String kind, byte[] file) throws Exception {
    return new OscalValidation(kind).problems(new String(file, StandardCharsets.UTF_8));
  }

  private static String squeezed(String text) {
    return Jsoup.parse("<p></p>").selectFirst("p").text(text).text();
  }

  private static JsonNode result(Assessed one) {
    return tree(results(List.of(one))).at("/assessment-results/results/0");
  }

  private static JsonNode tree(byte[] file) {
    return JsonMapper.shared().readTree(file);
  }

  private static byte[] results(List<Assessed> fleet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AssessmentResultsWriter.write(head(), fleet.iterator(), out);
    return out.toByteArray();
  }

  private static byte[] poam(List<PoamItem> items, GeneratedOscal made, boolean oneSystem) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SystemId system = new SystemId(new BoundaryId(new UUID(3, 1)), oneSystem ? "1234" : "");
    PoamWriter.write(head(), oneSystem ? system : null, items, made::devices, out);
    return out.toByteArray();
  }

  private static Head head() {
    return new Head(
        "For *the* test",
        "boundary Shipyard",
        "key",
        Shown.MOMENT,
        KnownRule.RELEASE,
        "UNCLASSIFIED",
        "1.0");
  }
}
