package io.muster.connection.reading;

/** The answer is no JSON, or lacks a fact that it must hold, or holds it in another shape. */
public final class Garbled extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Garbled(String what) {
    super(what);
  }
}
