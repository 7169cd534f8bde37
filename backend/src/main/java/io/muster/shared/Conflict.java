package io.muster.shared;

/** The request is sound but the thing is in another state than it needs. */
public class Conflict extends RuntimeException implements Problem {

  private static final long serialVersionUID = 1L;

  public Conflict(String sentence) {
    super(sentence);
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
