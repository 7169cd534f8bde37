package io.muster.api;

import io.muster.clusters.IdentityPart;
import io.muster.clusters.ProposedChange;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A proposed change of a cluster's identity, as the API tells it.
 *
 * @param from what is in use, in words
 * @param to what would be
 * @param state {@code awaiting confirmation} while it waits, else what became of it
 * @param remark what who ended it said; absent while it waits
 */
record ProposedChangeView(
    UUID id,
    UUID cluster,
    IdentityPart part,
    String from,
    String to,
    String reason,
    Instant proposedAt,
    String proposedBy,
    String state,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    @Nullable String remark) {

  static ProposedChangeView of(ProposedChange change) {
    var ending = change.ending();
    return new ProposedChangeView(
        change.id().value(),
        change.cluster().value(),
        change.part(),
        change.from(),
        change.to(),
        change.reason(),
        change.madeAt(),
        change.madeBy(),
        change.state(),
        ending == null ? null : ending.at(),
        ending == null ? null : ending.by(),
        ending == null ? null : ending.remark());
  }
}
