package io.muster.api;

import io.muster.stig.Field;
import io.muster.stig.RuleInRelease;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as one release has it, as the API tells it.
 *
 * @param controls of NIST SP 800-53, by the imported list of CCIs; empty without one
 * @param texts everything else the release says of it, by field; absent in lists
 */
record RuleView(
    String vId,
    String ruleId,
    String ruleVersion,
    String severity,
    String category,
    String title,
    List<String> ccis,
    List<String> controls,
    List<String> legacyIds,
    String stig,
    String release,
    LocalDate releasedOn,
    UUID benchmark,
    @Nullable Map<Field, String> texts) {

  static RuleView of(RuleInRelease found, Map<String, List<String>> controls, boolean whole) {
    var rule = found.rule();
    return new RuleView(
        rule.vId(),
        rule.ruleId(),
        rule.ruleVersion(),
        rule.severity().word(),
        rule.severity().category(),
        rule.title(),
        rule.ccis(),
        rule.ccis().stream()
            .flatMap(cci -> controls.getOrDefault(cci, List.of()).stream())
            .distinct()
            .toList(),
        rule.legacyIds(),
        found.release().stigId(),
        found.release().name(),
        found.release().releasedOn(),
        found.release().id().value(),
        whole ? rule.texts() : null);
  }
}
