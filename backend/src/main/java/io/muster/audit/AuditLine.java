package io.muster.audit;

import io.muster.shared.BoundaryId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of one event. Instant, request id and address of origin are added when written.
 *
 * @param who the one who did it
 * @param action what was done, as {@code noun.verb} in the past, such as {@code bundle.refused}
 * @param subjectType what kind of thing it was done to, such as {@code cluster}
 * @param subjectId the id of that thing
 * @param boundary the boundary it belongs to, or null if to none
 * @param details names and values that say what changed; plain texts, numbers and booleans, never a
 *     secret
 */
public record AuditLine(
    Who who,
    String action,
    String subjectType,
    String subjectId,
    @Nullable BoundaryId boundary,
    Map<String, ?> details) {

  public AuditLine {
    Objects.requireNonNull(who);
    Objects.requireNonNull(action);
  }
}
