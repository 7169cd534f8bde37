package io.muster.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of one collection. Reaching one ends in an incomplete inventory that names it, never in a
 * pass.
 *
 * @param concurrency how many containers of a cluster are inspected at the same time
 * @param containers how many containers of a cluster are read at the most
 * @param deadline how long a whole scan may take
 */
@ConfigurationProperties("muster.scan")
public record CollectionSettings(
    @DefaultValue("8") int concurrency,
    @DefaultValue("50000") int containers,
    @DefaultValue("15m") Duration deadline) {

  /**
   * How long an engine is given to tell that a container died with the one whose namespace it was
   * in.
   */
  static final Duration SETTLING = Duration.ofMillis(200);

  /**
   * How often at the most the list is taken again after the inspections, to look for what is still
   * unread in it.
   */
  static final int RETAKES = 3;

  /** How often a list that is shorter than the reported count is taken again. */
  static final int SHORT_LIST_RETRIES = 2;
}
