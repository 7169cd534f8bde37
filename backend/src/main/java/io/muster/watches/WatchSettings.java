package io.muster.watches;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How clusters are watched.
 *
 * @param interval how much time lies at least between two scans that a watch asks for
 * @param queue how many new containers may wait to be inspected; beyond it a scan is asked for
 * @param lease how long an instance of the portal keeps a watch without a sign of life
 * @param beat how often it gives one, and looks for watches that nobody keeps
 * @param check how often a cluster that tells nothing is asked whether it is still there
 * @param firstPause how long the first pause after a lost connection is; each is twice the one
 *     before
 * @param longestPause how long a pause is at most
 */
@ConfigurationProperties("muster.watches")
public record WatchSettings(
    @DefaultValue("10s") Duration interval,
    @DefaultValue("1000") int queue,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("10s") Duration beat,
    @DefaultValue("60s") Duration check,
    @DefaultValue("1s") Duration firstPause,
    @DefaultValue("5m") Duration longestPause) {

  public WatchSettings {
    if (queue < 1) {
      throw new IllegalArgumentException("muster.watches.queue is at least 1");
    }
    if (lease.compareTo(beat.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException("muster.watches.lease is at least twice the beat");
    }
    if (firstPause.isNegative() || firstPause.isZero() || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "muster.watches.first-pause is more than nothing, and longest-pause not less");
    }
  }
}
