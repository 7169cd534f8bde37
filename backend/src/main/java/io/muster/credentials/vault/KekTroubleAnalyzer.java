package io.muster.credentials.vault;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints {@link KekTrouble} as a sentence and an action, without a stack trace. */
class KekTroubleAnalyzer extends AbstractFailureAnalyzer<KekTrouble> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, KekTrouble cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
