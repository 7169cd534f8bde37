package io.muster.shared;

import java.util.UUID;

/** Names the account of MKE that a cluster's bundles are renewed with. */
public record RenewalAccountId(UUID value) {

  /** A new, random id. */
  public static RenewalAccountId random() {
    return new RenewalAccountId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
