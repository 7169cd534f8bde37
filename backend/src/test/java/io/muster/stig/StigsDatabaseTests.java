package io.muster.stig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.stig.reading.BenchmarkFile;
import io.muster.stig.reading.ParsedBenchmark;
import io.muster.stig.reading.StigRefused;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Releases are stored whole and once; the one in effect follows from their own dates. */
@PortalTest
class StigsDatabaseTests {

  /** Each test has a STIG and V-IDs of its own, since all share a database. */
  private static final AtomicInteger COUNT = new AtomicInteger(100);

  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired Fleet fleet;
  @Autowired BenchmarkManagement management;
  @Autowired Benchmarks benchmarks;
  @Autowired Rules rules;
  @Autowired Controls controls;
  @Autowired JdbcTemplate sql;
  @Autowired Clock clock;

  private Person marcus;
  private int n;
  private MadeUpStig pumps;

  @BeforeEach
  void aStigOfItsOwn() {
    marcus = cast.marcusTheIssm(fleet.aBoundary().id());
    n = COUNT.incrementAndGet() * 1000;
    pumps =
        MadeUpStig.of("Pump_" + n + "_STIG", MadeUpRule.number(n + 2), MadeUpRule.number(n + 1));
  }

  @Test
  void everyFieldComesBackInTheSourcesOrder() {
    Release release = imported(pumps.xccdf());
    assertThat(release.rules()).isEqualTo(2);
    assertThat(release.importedBy()).isEqualTo("Marcus");
    assertThat(release.facts()).containsEntry("notice", "terms-of-use");
    ParsedBenchmark read = (ParsedBenchmark) BenchmarkFile.read("x", pumps.xccdf()).parsed();
    assertThat(rules.rulesOf(release.id())).isEqualTo(read.rules());
    assertThat(rules.find(release.id(), "V-" + (n + 1))).contains(read.rules().get(1));
    assertThat(benchmarks.document(release.id())).isEqualTo(pumps.xccdf());
    assertThat(benchmarks.get(release.id())).isEqualTo(release);
    assertThat(audited.actions(release.id())).containsExactly("benchmark.imported");
  }

  @Test
  void theSameDocumentIsStoredOnceHoweverItIsPacked() {
    Release first = imported(pumps.xccdf());
    ImportOutcome again = management.add(marcus.actor(), "again.zip", pumps.zip());
    assertThat(again).isEqualTo(new ImportOutcome.Stored(first, true));
    assertThatThrownBy(
            () -> management.add(marcus.actor(), "x", pumps.with(MadeUpRule.number(n + 3)).xccdf()))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("V1R1 of " + pumps.stigId() + " is stored already")
        .hasMessageContaining("Marcus");
    assertThat(releasesOfIt()).containsExactly(first);
  }

  @Test
  void theReleaseInEffectIsTheLatestByItsOwnDate() {
    Release second = imported(pumps.release("1", 2, "24 Jul 2024").xccdf());
    Release first = imported(pumps.xccdf());
    imported(pumps.release("2", 1, "01 Jan 2999").cklb());
    assertThat(benchmarks.inEffectAt(pumps.stigId(), Instant.parse("2024-01-23T23:59:59Z")))
        .isEmpty();
    assertThat(benchmarks.inEffectAt(pumps.stigId(), Instant.parse("2024-01-24T00:00:00Z")))
        .contains(first);
    assertThat(benchmarks.inEffectAt(pumps.stigId(), Instant.parse("2024-07-23T23:59:59Z")))
        .contains(first);
    assertThat(benchmarks.inEffectAt(pumps.stigId(), clock.instant())).contains(second);
    assertThat(benchmarks.inEffectAt(clock.instant())).contains(second).doesNotContain(first);
    assertThat(rules.history("V-" + (n + 1)))
        .extracting(r -> r.release().name())
        .containsExactly("V2R1", "V1R2", "V1R1");
  }

  @Test
  void aWithdrawnReleaseIsNotInEffectFromThenOnAndMayBeImportedAnew() {
    Release first = imported(pumps.xccdf());
    Release wrong = imported(pumps.release("1", 2, "24 Jul 2024").xccdf());
    Instant before = clock.instant();
    assertThatThrownBy(() -> management.withdraw(marcus.actor(), wrong.id(), " "))
        .isInstanceOf(Invalid.class);
    Release withdrawn = management.withdraw(marcus.actor(), wrong.id(), "Not the published one.");
    assertThat(withdrawn.withdrawn()).isTrue();
    assertThat(benchmarks.inEffectAt(pumps.stigId(), clock.instant())).contains(first);
    assertThat(benchmarks.inEffectAt(pumps.stigId(), before))
        .as("what was in effect before stays so")
        .contains(withdrawn);
    assertThatThrownBy(() -> management.withdraw(marcus.actor(), wrong.id(), "Again."))
        .isInstanceOf(Conflict.class);
    Release right =
        imported(pumps.with(MadeUpRule.number(n + 1)).release("1", 2, "24 Jul 2024").xccdf());
    assertThat(benchmarks.inEffectAt(pumps.stigId(), clock.instant())).contains(right);
  }

  @Test
  void rulesAreFoundByWordsIdsSeverityAndCci() {
    Release release =
        imported(
            pumps
                .with(
                    MadeUpRule.number(n + 1)
                        .check("Inspect the gasket " + n + ".")
                        .severity("high"),
                    MadeUpRule.number(n + 2).named("Gaskets " + n + " are dry"),
                    MadeUpRule.number(n + 3).ccis("CCI-000015"))
                .xccdf());
    RuleFilter all = RuleFilter.of(List.of(release));
    assertThat(found(all, "gasket " + n)).as("the title weighs most").containsExactly(n + 2, n + 1);
    assertThat(found(all, "inspecting")).containsExactly(n + 1);
    assertThat(found(all, "v-" + (n + 3))).containsExactly(n + 3);
    assertThat(found(all, "pump-mk-" + (n + 3))).containsExactly(n + 3);
    assertThat(found(all, "SV-" + (n + 3) + "r1_rule")).containsExactly(n + 3);
    assertThat(found(all, "CCI-000015")).containsExactly(n + 3);
    assertThat(found(all, "nothing of this kind")).isEmpty();
    assertThat(found(all, "' & | ! ( \" :*")).isNotNull();
    assertThat(rules.count(new RuleFilter(all.releases(), "", Severity.HIGH, null))).isEqualTo(1);
    assertThat(rules.count(new RuleFilter(all.releases(), "", null, List.of("CCI-000764"))))
        .isEqualTo(2);
    assertThat(rules.count(new RuleFilter(all.releases(), "", null, List.of()))).isZero();
    for (RuleOrder order : RuleOrder.values()) {
      assertThat(rules.search(all, order, 2, 0)).as(order.name()).hasSize(2);
      assertThat(rules.search(all, order, 2, 2)).as(order.name()).hasSize(1);
    }
    assertThat(rules.search(all, RuleOrder.MATCH, 1, 0).getFirst().rule().severity())
        .isEqualTo(Severity.HIGH);
  }

  @Test
  void ccisHaveControlsOnlyByAnImportedList() {
    String cci = "CCI-" + (900_000 + n / 1000);
    Release release =
        imported(pumps.with(MadeUpRule.number(n + 1).ccis(cci, "CCI-000001")).xccdf());
    assertThat(controls.of(List.of(cci))).isEmpty();
    management.add(
        marcus.actor(),
        "U_CCI_List.xml",
        MadeUpStig.cciList("v" + n, cci + " ZA-2 (1) (a)", "CCI-000001 ZA-10 a"));
    assertThat(controls.revision()).contains(5);
    assertThat(controls.of(List.of(cci, "CCI-999999"))).isEqualTo(Map.of(cci, List.of("ZA-2 (1)")));
    assertThat(controls.ccisOf("ZA-2")).containsExactly(cci);
    assertThat(controls.ccisOf("ZA-1")).isEmpty();
    assertThat(controls.definition(cci)).hasValueSatisfying(d -> assertThat(d).contains(cci));
    assertThat(controls.named(List.of(release)))
        .extracting(Control::name)
        .containsExactly("ZA-2 (1)", "ZA-10");
    byte[] again = MadeUpStig.cciList("v" + n, cci + " ZA-2 (1) (a)", "CCI-000001 ZA-10 a");
    assertThat(management.add(marcus.actor(), "x.xml", again))
        .isInstanceOfSatisfying(
            ImportOutcome.Ccis.class, ccis -> assertThat(ccis.before()).isTrue());
  }

  @Test
  void onlyAnAdministratorOfAllBoundariesOrAnIssmImports() {
    Boundary boundary = fleet.aBoundary();
    for (Person other :
        List.of(
            cast.otisTheOperator(boundary.id()),
            cast.irisTheIsso(boundary.id()),
            cast.adaTheAo(null),
            cast.veraTheAuditor(null),
            cast.person(
                "Rob",
                new io.muster.identity.Grant(
                    io.muster.identity.Role.ADMINISTRATOR, boundary.id())))) {
      assertThat(BenchmarkManagement.mayImport(other.actor())).isFalse();
      assertThatThrownBy(() -> management.add(other.actor(), "x", pumps.xccdf()))
          .isInstanceOf(Forbidden.class);
    }
    marcus = cast.rootTheAdministrator();
    Release release = imported(pumps.zip());
    assertThatThrownBy(
            () -> management.withdraw(cast.irisTheIsso(null).actor(), release.id(), "Mine."))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void whatIsRefusedLeavesNothing() {
    byte[] twice = pumps.with(MadeUpRule.number(n + 1), MadeUpRule.number(n + 1)).xccdf();
    assertThatThrownBy(() -> management.add(marcus.actor(), "x", twice))
        .isInstanceOf(StigRefused.class);
    assertThat(releasesOfIt()).isEmpty();
    assertThat(rules.history("V-" + (n + 1))).isEmpty();
  }

  @Test
  void whatWasImportedIsNeverChanged() {
    Release release = imported(pumps.xccdf());
    for (String change :
        List.of(
            "update stig_release set title = 'x'",
            "delete from stig_rule",
            "update stig_document set content = ''",
            "delete from cci_list")) {
      assertThatThrownBy(() -> sql.execute(change)).as(change).isNotNull();
    }
    assertThatThrownBy(
            () ->
                sql.update(
                    "insert into stig_rule select release_id, 'V-1', 3, rule_id, rule_version,"
                        + " title, severity, ccis, legacy_ids, texts from stig_rule"
                        + " where release_id = ? and seq = 1",
                    release.id().value()))
        .hasMessageContaining("a release has the rules it was imported with");
  }

  private List<Release> releasesOfIt() {
    return benchmarks.list().stream().filter(r -> r.stigId().equals(pumps.stigId())).toList();
  }

  private List<Integer> found(RuleFilter filter, String words) {
    RuleFilter asked = new RuleFilter(filter.releases(), words, null, null);
    return rules.search(asked, RuleOrder.MATCH, 10, 0).stream()
        .map(r -> Integer.valueOf(r.rule().vId().substring(2)))
        .toList();
  }

  private Release imported(byte[] file) {
    return switch (management.add(marcus.actor(), "pumps-xccdf.xml", file)) {
      case ImportOutcome.Stored stored -> stored.release();
      case ImportOutcome.Ccis ccis -> throw new AssertionError(ccis);
    };
  }
}
