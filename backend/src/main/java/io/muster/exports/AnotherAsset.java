package io.muster.exports;

import io.muster.shared.Problem;

/** A checklist to be filled in names another asset than the cluster, and nobody confirmed that. */
public class AnotherAsset extends RuntimeException implements Problem {

  private static final long serialVersionUID = 1L;

  AnotherAsset(String theirs, String ours) {
    super(
        "The checklist is of %s, this cluster is %s in checklists: confirm that it is meant, or choose the right file."
            .formatted(Plain.start(Plain.line(theirs), 100), ours));
  }

  @Override
  public Kind kind() {
    return Kind.CONFLICT;
  }

  @Override
  public String sentence() {
    return getMessage();
  }
}
