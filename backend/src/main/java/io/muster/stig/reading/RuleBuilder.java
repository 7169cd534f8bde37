package io.muster.stig.reading;

import io.muster.stig.Field;
import io.muster.stig.Rule;
import io.muster.stig.Severity;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A rule while its fields are read. */
final class RuleBuilder {

  private final int seq;
  private final String vId;
  private final Map<Field, String> texts = new EnumMap<>(Field.class);
  private final Set<String> ccis = new LinkedHashSet<>();
  private final Set<String> legacyIds = new LinkedHashSet<>();
  private String severity = "";

  RuleBuilder(int seq, String vId) {
    if (seq > Limits.RULES) {
      throw StigRefused.because("The file has more than %,d rules.", Limits.RULES);
    }
    if (!vId.matches("V-[0-9]{1,9}")) {
      throw StigRefused.because("Rule %d has no V-ID: “%s” is none.", seq, vId);
    }
    this.seq = seq;
    this.vId = vId;
  }

  void severity(String word) {
    severity = word;
  }

  void put(Field field, String text) {
    if (text.length() > Limits.TEXT) {
      throw StigRefused.because(
          "A text of %s is longer than %,d characters: %s.", vId, Limits.TEXT, field.label());
    }
    if (text.indexOf('\0') >= 0) {
      throw StigRefused.because("A text of %s holds a NUL character: %s.", vId, field.label());
    }
    texts.put(field, text);
  }

  /** An identifier: a CCI, or an id the rule had before. */
  void ident(String id) {
    if (id.matches("CCI-[0-9]{6}")) {
      ccis.add(id);
    } else if (!id.isEmpty()) {
      if (id.length() > 100 || id.indexOf('\0') >= 0) {
        throw StigRefused.because("An identifier of %s is none: “%s”.", vId, id);
      }
      legacyIds.add(id);
    }
  }

  Rule rule() {
    Severity known =
        Severity.of(severity)
            .orElseThrow(
                () ->
                    StigRefused.because(
                        "The severity of %s is “%s”, not low, medium or high.", vId, severity));
    String ruleId = texts.getOrDefault(Field.RULE_ID, "");
    if (!ruleId.matches("SV-[0-9]{1,9}[0-9A-Za-z.]{0,20}_rule")) {
      throw StigRefused.because("%s has no Rule ID: “%s” is none.", vId, ruleId);
    }
    if (texts.getOrDefault(Field.TITLE, "").isBlank()) {
      throw StigRefused.because("%s has no title.", vId);
    }
    return new Rule(seq, vId, known, List.copyOf(ccis), List.copyOf(legacyIds), texts);
  }
}
