package io.muster.credentials;

import io.muster.audit.Who;

/** Errands of tests. */
public final class Errands {

  /** For those to whom it is all the same. */
  public static final Errand TEST =
      Errand.of(Errand.Purpose.CONNECTION_CHECK, new Who(null, "test", ""));

  private Errands() {}
}
