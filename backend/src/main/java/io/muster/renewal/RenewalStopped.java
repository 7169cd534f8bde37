package io.muster.renewal;

/** An attempt went no further. The sentence says why and what to do; it holds no secret. */
final class RenewalStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RenewalOutcome outcome;

  RenewalStopped(RenewalOutcome outcome, String sentence) {
    super(sentence, null, false, false);
    this.outcome = outcome;
  }

  RenewalOutcome outcome() {
    return outcome;
  }
}
