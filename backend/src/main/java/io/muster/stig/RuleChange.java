package io.muster.stig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A rule that two releases have and say differently.
 *
 * @param changes what differs, field by field
 */
public record RuleChange(Rule before, Rule after, List<FieldChange> changes) {

  /**
   * A field that differs.
   *
   * @param field what people call it
   * @param pieces both texts, with the words that changed
   */
  public record FieldChange(String field, List<WordDiff.Piece> pieces) {}

  /** The change between the two; without changes if they say the same. */
  public static RuleChange between(Rule before, Rule after) {
    List<FieldChange> changes = new ArrayList<>();
    Map<String, String> was = before.compared();
    after
        .compared()
        .forEach(
            (field, text) -> {
              String old = was.getOrDefault(field, "");
              if (!old.equals(text)) {
                changes.add(new FieldChange(field, WordDiff.of(old, text)));
              }
            });
    return new RuleChange(before, after, changes);
  }

  /** The fields that differ, in words. */
  public List<String> fields() {
    return changes.stream().map(FieldChange::field).toList();
  }
}
