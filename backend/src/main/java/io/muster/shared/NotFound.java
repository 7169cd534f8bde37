package io.muster.shared;

/** The thing does not exist, or not for this viewer: both read the same. */
public class NotFound extends RuntimeException implements Problem {

  private static final long serialVersionUID = 1L;

  public NotFound(String sentence) {
    super(sentence);
  }

  @Override
  public Kind kind() {
    return Kind.NOT_FOUND;
  }

  @Override
  public String sentence() {
    return getMessage();
  }
}
