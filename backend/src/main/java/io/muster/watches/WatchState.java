package io.muster.watches;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a watch goes at this moment.
 *
 * @param since from when on no event was missed; null while nothing is heard
 * @param lastEventAt when the cluster last told of a container
 * @param askedAt when the watch last asked for a scan
 * @param trouble why nothing is heard, or why it broke off last; a sentence
 * @param troubleAt when that was
 * @param nextTryAt when the cluster is connected to again; null while it is heard
 */
public record WatchState(
    @Nullable Instant since,
    @Nullable Instant lastEventAt,
    @Nullable Instant askedAt,
    @Nullable String trouble,
    @Nullable Instant troubleAt,
    @Nullable Instant nextTryAt) {}
