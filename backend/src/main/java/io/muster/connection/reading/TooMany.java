package io.muster.connection.reading;

/** The answer holds more entries than allowed. */
public final class TooMany extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TooMany(int limit) {
    super(limit + " entries");
  }
}
