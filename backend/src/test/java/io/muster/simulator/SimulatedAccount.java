package io.muster.simulator;

import java.util.Set;

/**
 * An account of the simulated MKE.
 *
 * @param name by which it signs in
 * @param password in clear: nothing here is secret
 * @param administrator sees everything
 * @param collections the collections whose containers others see
 */
public record SimulatedAccount(
    String name, String password, boolean administrator, Set<String> collections) {

  /** Whether the account's role lets it see the container. */
  boolean sees(SimulatedContainer container) {
    return administrator || collections.contains(container.spec().collection);
  }
}
