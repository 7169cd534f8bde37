package io.muster.scans;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many scans run at the same time. A cluster has one at most.
 *
 * @param atOnce how many on this instance
 * @param everywhere how many on all instances together
 * @param perBoundary how many of one boundary, on all instances together
 * @param forPeople how many of this instance's places only those take that a person asked for
 * @param shutdown how long a stopping portal waits for its scans to be put back
 */
@ConfigurationProperties("muster.scans")
public record ScanSettings(
    @DefaultValue("16") int atOnce,
    @DefaultValue("64") int everywhere,
    @DefaultValue("16") int perBoundary,
    @DefaultValue("2") int forPeople,
    @DefaultValue("20s") Duration shutdown) {

  public ScanSettings {
    if (atOnce < 1 || everywhere < 1 || perBoundary < 1) {
      throw new IllegalArgumentException(
          "muster.scans.at-once, everywhere and per-boundary are at least 1");
    }
    if (forPeople < 0 || forPeople >= atOnce) {
      throw new IllegalArgumentException(
          "muster.scans.for-people leaves at least one of muster.scans.at-once to schedules");
    }
  }
}
