package io.muster.shared;

import java.util.UUID;

/** Names an authorization boundary. */
public record BoundaryId(UUID value) {

  /** A new, random id. */
  public static BoundaryId random() {
    return new BoundaryId(UUID.randomUUID());
  }

  /**
   * Reads an id as people and programs send it.
   *
   * @throws NotFound if the text is no id, since nothing can have it
   */
  public static BoundaryId parse(String text) {
    return new BoundaryId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
