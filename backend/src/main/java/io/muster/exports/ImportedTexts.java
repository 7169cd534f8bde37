package io.muster.exports;

import io.muster.stig.Benchmarks;
import io.muster.stig.Field;
import io.muster.stig.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The texts of the release that holds V-260930 and was in effect. */
@Component
class ImportedTexts implements RuleTexts {

  private final Benchmarks benchmarks;
  private final Rules rules;

  ImportedTexts(Benchmarks benchmarks, Rules rules) {
    this.benchmarks = benchmarks;
    this.rules = rules;
  }

  @Override
  public Optional<Release> at(Instant at) {
    return benchmarks.inEffectAt(at).stream()
        .filter(r -> rules.find(r.id(), KnownRule.RELEASE.rules().getFirst().groupId()).isPresent())
        .findFirst()
        .map(this::release);
  }

  private Release release(io.muster.stig.Release r) {
    return new Release(
        r.stigId(),
        KnownRule.RELEASE.name().replaceAll("V[0-9]+R[0-9]+$", "") + r.name(),
        r.title(),
        r.version(),
        r.releaseInfo(),
        r.facts().getOrDefault("classification", "UNCLASSIFIED"),
        "",
        r.facts().getOrDefault("description", ""),
        r.fileName(),
        r.facts().getOrDefault("uuid", ""),
        r.facts().getOrDefault("notice", ""),
        r.facts().getOrDefault("source", ""),
        true,
        rules.rulesOf(r.id()).stream().map(ImportedTexts::rule).toList());
  }

  private static Rule rule(io.muster.stig.Rule r) {
    return new Rule(
        r.vId(),
        r.text(Field.GROUP_TITLE),
        r.ruleId(),
        r.ruleVersion(),
        r.title(),
        r.severity().name().toLowerCase(Locale.ROOT),
        r.text(Field.WEIGHT),
        r.discussion(),
        r.check(),
        r.fix(),
        r.text(Field.IA_CONTROLS),
        r.text(Field.FALSE_POSITIVES),
        r.text(Field.FALSE_NEGATIVES),
        r.text(Field.DOCUMENTABLE),
        r.text(Field.MITIGATIONS),
        r.text(Field.POTENTIAL_IMPACTS),
        r.text(Field.THIRD_PARTY_TOOLS),
        r.text(Field.MITIGATION_CONTROL),
        r.text(Field.RESPONSIBILITY),
        r.text(Field.SEVERITY_OVERRIDE_GUIDANCE),
        r.text(Field.CHECK_REF_HREF),
        r.text(Field.CHECK_REF_NAME),
        r.text(Field.REFERENCE_IDENTIFIER),
        List.copyOf(r.legacyIds()),
        List.copyOf(r.ccis()));
  }
}
