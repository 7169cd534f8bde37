package io.muster.inventory;

import io.muster.connection.Answer;
import io.muster.connection.ClusterLine;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads the inventory of a cluster over a line. */
@Component
public class InventoryCollector {

  private final CollectionSettings settings;
  private final Clock clock;

  public InventoryCollector(CollectionSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Collects everything there is.
   *
   * @param line an open line, which stays open
   * @param known facts read by earlier scans and still fresh enough to be carried over, by
   *     container id
   * @param nodes what is known of nodes before this scan
   * @param systemLabel the label of the STIG's own query
   * @param watch is told of progress and asked whether to go on
   * @return the inventory, complete or with its gaps; or why nothing at all could be read
   */
  public Answer<Inventory> collect(
      ClusterLine line,
      Map<String, ContainerFacts> known,
      KnownNodes nodes,
      String systemLabel,
      CollectionWatch watch) {
    Inspections inspections = new Inspections(line, settings.concurrency(), clock, known, watch);
    return new Collection(line, settings, nodes, systemLabel, inspections, watch).collect();
  }
}
