package io.muster.credentials;

import io.muster.clusters.ProposedChange;

/** What became of an uploaded bundle. */
public sealed interface Stored {

  /** It is the cluster's present one. */
  record InUse(Bundle bundle) implements Stored {}

  /** It lies sealed until another person confirms it; the present one stays in use. */
  record Waiting(ProposedChange change) implements Stored {}
}
