package io.muster.credentials.reading;

import io.muster.shared.Problem;
import java.util.List;

/** A file that is no client bundle this portal may keep. Says why; holds nothing of the file. */
public final class BundleRefused extends RuntimeException implements Problem {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  BundleRefused(Refusal refusal, String detail) {
    super(refusal.sentence(detail), null, false, true);
    this.refusal = refusal;
  }

  BundleRefused(Refusal refusal) {
    this(refusal, "");
  }

  /** The named cause. */
  public Refusal refusal() {
    return refusal;
  }

  @Override
  public Kind kind() {
    return refusal == Refusal.TOO_LARGE ? Kind.TOO_LARGE : Kind.INVALID;
  }

  @Override
  public String sentence() {
    return getMessage();
  }

  @Override
  public List<FieldProblem> fields() {
    return List.of(new FieldProblem("bundle", sentence()));
  }
}
