package io.muster.credentials.vault;

import io.muster.shared.Conflict;

/**
 * The cluster has no client bundle that could be opened: none was uploaded yet, or it was retired.
 */
public final class NoBundle extends Conflict {

  private static final long serialVersionUID = 1L;

  public NoBundle() {
    super("No client bundle is stored for this cluster: upload one.");
  }
}
