package io.muster.clusters;

import io.muster.shared.Invalid;

/** An endpoint that no line may lead to; the sentence says why. */
public final class RefusedEndpoint extends Invalid {

  private static final long serialVersionUID = 1L;

  RefusedEndpoint(String sentence) {
    super("endpoint", sentence);
  }
}
