package io.muster.shared;

import java.util.UUID;

/** Names an exception: the request and what became of it. */
public record ExceptionId(UUID value) {

  /** A new, random id. */
  public static ExceptionId random() {
    return new ExceptionId(UUID.randomUUID());
  }

  /**
   * Reads an id as people and programs send it.
   *
   * @throws NotFound if the text is no id, since nothing can have it
   */
  public static ExceptionId parse(String text) {
    return new ExceptionId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
