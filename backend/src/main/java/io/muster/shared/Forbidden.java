package io.muster.shared;

/** The viewer may see the thing, but their roles do not allow the act. */
public class Forbidden extends RuntimeException implements Problem {

  private static final long serialVersionUID = 1L;

  public Forbidden(String sentence) {
    super(sentence);
  }

  @Override
  public Kind kind() {
    return Kind.FORBIDDEN;
  }

  @Override
  public String sentence() {
    return getMessage();
  }
}
