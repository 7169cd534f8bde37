package io.muster.credentials.vault;

import io.muster.shared.ClusterId;
import org.springframework.stereotype.Component;

/** Keeps the private keys of client bundles, sealed; the one door to them. */
@Component
public class Vault {

  /**
   * Takes a cluster's present bundle out, for one line to it. An expired one opens too: its {@code
   * expires} says so.
   *
   * @throws NoBundle if none is stored
   */
  public OpenedBundle open(ClusterId cluster) {
    throw new NoBundle();
  }
}
