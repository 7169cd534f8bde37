package io.muster.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of a line to a cluster. What goes beyond one ends the call with a named trouble, never
 * with half an answer.
 *
 * @param maxConnections how many connections to one cluster may be open at once
 * @param connectTimeout how long resolving, connecting and the TLS handshake may take, each
 * @param responseTimeout how long the server may stay silent
 * @param callDeadline how long one call may take over all, repetitions and a dripping body included
 * @param listDeadline the same for the list of containers, which a big cluster needs long for
 * @param listBytes how long the body of a list may be; a row is about 2 KB
 * @param inspectBytes how long the body of one inspected container may be
 * @param otherBytes how long any other body may be
 * @param listedItems how many rows, names and labels one answer may hold, so that memory is bounded
 * @param repetitions how often a call that is safe to repeat is repeated after a lost connection or
 *     an answer 429, 502 or 503
 * @param linger how long a scan's connections stay open for the next scan of the same cluster; zero
 *     if not at all
 */
@ConfigurationProperties("muster.connection")
public record ConnectionSettings(
    @DefaultValue("8") int maxConnections,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("20s") Duration responseTimeout,
    @DefaultValue("30s") Duration callDeadline,
    @DefaultValue("120s") Duration listDeadline,
    @DefaultValue("268435456") long listBytes,
    @DefaultValue("4194304") long inspectBytes,
    @DefaultValue("8388608") long otherBytes,
    @DefaultValue("2000000") int listedItems,
    @DefaultValue("2") int repetitions,
    @DefaultValue("30s") Duration linger) {

  /** What holds where nothing is set. */
  public static final ConnectionSettings DEFAULT =
      new ConnectionSettings(
          8,
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(120),
          256L << 20,
          4L << 20,
          8L << 20,
          2_000_000,
          2,
          Duration.ofSeconds(30));

  public ConnectionSettings {
    if (maxConnections < 1 || maxConnections > 64) {
      throw new IllegalArgumentException("muster.connection.max-connections must be 1 to 64");
    }
    if (repetitions < 0 || repetitions > 2) {
      throw new IllegalArgumentException("muster.connection.repetitions must be 0 to 2");
    }
    if (linger.isNegative() || linger.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new IllegalArgumentException("muster.connection.linger must be 0 to 5 minutes");
    }
  }
}
