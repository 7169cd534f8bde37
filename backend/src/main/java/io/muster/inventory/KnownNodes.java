package io.muster.inventory;

import java.util.Set;

/**
 * What is known of a cluster's nodes before a scan.
 *
 * @param hostnames every node seen before that nobody confirmed to have left
 * @param outOfService the nodes that an ISSM has put out of service now
 */
public record KnownNodes(Set<String> hostnames, Set<String> outOfService) {

  /** Nothing is known: the first scan. */
  public static final KnownNodes NONE = new KnownNodes(Set.of(), Set.of());

  public KnownNodes {
    hostnames = Set.copyOf(hostnames);
    outOfService = Set.copyOf(outOfService);
  }
}
