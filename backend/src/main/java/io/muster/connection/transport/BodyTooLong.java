package io.muster.connection.transport;

import java.io.IOException;

/** The answer is longer than the call allows. */
public final class BodyTooLong extends IOException {

  private static final long serialVersionUID = 1L;

  public BodyTooLong(String limit) {
    super(limit);
  }
}
