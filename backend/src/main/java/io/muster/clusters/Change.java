package io.muster.clusters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects, for the audit log, what differs between before and after. */
final class Change {

  private final Map<String, Object> details = new LinkedHashMap<>();

  /** What differs between two lists of the same fields in the same order. */
  static Change between(List<Said> before, List<Said> after) {
    Change change = new Change();
    for (int i = 0; i < before.size(); i++) {
      change.of(before.get(i).field(), before.get(i).value(), after.get(i).value());
    }
    return change;
  }

  /** Notes the field's old and new text if they differ. */
  Change of(String field, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      details.put(field + ".before", String.valueOf(before == null ? "" : before));
      details.put(field + ".after", String.valueOf(after == null ? "" : after));
    }
    return this;
  }

  Map<String, Object> details() {
    return details;
  }
}
