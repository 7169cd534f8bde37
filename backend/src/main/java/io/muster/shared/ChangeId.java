package io.muster.shared;

import java.util.UUID;

/** Names a proposed change of what a cluster is reached and known by. */
public record ChangeId(UUID value) {

  /** A new, random id. */
  public static ChangeId random() {
    return new ChangeId(UUID.randomUUID());
  }

  /**
   * Reads an id as people and programs send it.
   *
   * @throws NotFound if the text is no id, since nothing can have it
   */
  public static ChangeId parse(String text) {
    return new ChangeId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
