package io.muster.stig;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule as one release has it, every field kept. It is known by its V-ID; its Rule ID changes from
 * release to release.
 *
 * @param seq its place in the source, from 1
 * @param vId the id of its group, such as {@code V-260930}
 * @param ccis the control correlation identifiers it names, in the source's order
 * @param legacyIds ids it had before, in the source's order
 * @param texts what its fields say; empty ones are absent
 */
public record Rule(
    int seq,
    String vId,
    Severity severity,
    List<String> ccis,
    List<String> legacyIds,
    Map<Field, String> texts) {

  public Rule {
    ccis = List.copyOf(ccis);
    legacyIds = List.copyOf(legacyIds);
    EnumMap<Field, String> said = new EnumMap<>(Field.class);
    texts.forEach(
        (field, text) -> {
          if (!text.isEmpty()) {
            said.put(field, text);
          }
        });
    texts = Collections.unmodifiableMap(said);
  }

  /** What the field says; empty if the source says nothing. */
  public String text(Field field) {
    return texts.getOrDefault(field, "");
  }

  /** The Rule ID as the source writes it, with {@code _rule}. */
  public String ruleId() {
    return text(Field.RULE_ID);
  }

  /** The rule's version, which people call its STIG ID. */
  public String ruleVersion() {
    return text(Field.RULE_VERSION);
  }

  public String title() {
    return text(Field.TITLE);
  }

  public String discussion() {
    return text(Field.DISCUSSION);
  }

  public String check() {
    return text(Field.CHECK_CONTENT);
  }

  public String fix() {
    return text(Field.FIX_TEXT);
  }

  /** Everything that says something in two releases when it differs, by its label. */
  Map<String, String> compared() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Severity", severity.category());
    for (Field field : Field.values()) {
      if (field.inEveryFormat()) {
        all.put(field.label(), text(field));
      }
    }
    all.put("CCI", String.join(" ", ccis));
    all.put("Legacy ids", String.join(" ", legacyIds));
    return all;
  }
}
