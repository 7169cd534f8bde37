package io.muster.identity.oidc;

import org.jspecify.annotations.Nullable;

/** The provider cannot be asked, or its answer is no good. The message is for the log. */
public final class ProviderDown extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProviderDown(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
