package io.muster.api;

import io.muster.watches.Watch;
import io.muster.watches.WatchState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster is watched.
 *
 * @param since when somebody opted in
 * @param by the user name of who did
 * @param watchingSince from when on no event was missed; absent while nothing is heard
 * @param lastEventAt when the cluster last told of a container
 * @param askedAt when the watch last asked for a scan
 * @param trouble why nothing is heard, or why it broke off last
 * @param troubleAt when that was
 * @param nextTryAt when the cluster is connected to again; absent while it is heard
 */
record WatchView(
    Instant since,
    String by,
    @Nullable Instant watchingSince,
    @Nullable Instant lastEventAt,
    @Nullable Instant askedAt,
    @Nullable String trouble,
    @Nullable Instant troubleAt,
    @Nullable Instant nextTryAt) {

  static WatchView of(Watch watch, WatchState state) {
    return new WatchView(
        watch.from(),
        watch.by(),
        state.since(),
        state.lastEventAt(),
        state.askedAt(),
        state.trouble(),
        state.troubleAt(),
        state.nextTryAt());
  }
}
