package io.muster.scans;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a running scan had come at an instant.
 *
 * @param done containers inspected
 * @param of containers to inspect in all, 0 while unknown
 * @param countingSince when the first was inspected, null before
 * @param at when this was so
 */
public record ScanStage(
    ScanPhase phase, int done, int of, @Nullable Instant countingSince, Instant at) {

  /** Containers inspected per second, empty until that can be told. */
  public Optional<Double> rate() {
    if (countingSince == null || done < 2) {
      return Optional.empty();
    }
    long millis = Duration.between(countingSince, at).toMillis();
    return millis < 500 ? Optional.empty() : Optional.of((done - 1) * 1000.0 / millis);
  }

  /** How long the rest of the inspections will take at that rate. */
  public Optional<Duration> left() {
    return phase != ScanPhase.COLLECTING || of <= done
        ? Optional.empty()
        : rate().map(r -> Duration.ofMillis((long) ((of - done) * 1000 / r)));
  }

  /** Whether another stage says the same to a reader. */
  boolean sameAs(ScanStage other) {
    return phase == other.phase && done == other.done && of == other.of;
  }
}
