package io.muster.exceptions.web;

import io.muster.exceptions.BulkDecisions;
import io.muster.shared.ExceptionId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Several decisions, as typed. */
record BulkForm(@Nullable String decision, @Nullable List<Row> rows) {

  /** One of them: the id of the request and the remark on it. */
  record Row(@Nullable String id, @Nullable String remark, @Nullable String evidenceDigest) {
    Row {
      id = Objects.requireNonNullElse(id, "");
      remark = Objects.requireNonNullElse(remark, "");
      evidenceDigest = Objects.requireNonNullElse(evidenceDigest, "");
    }

    BulkDecisions.Row row() {
      return new BulkDecisions.Row(
          ExceptionId.parse(id), remark, evidenceDigest.isEmpty() ? null : evidenceDigest);
    }
  }

  BulkForm {
    decision = Objects.requireNonNullElse(decision, "");
    rows = rows == null ? List.of() : List.copyOf(rows);
  }
}
