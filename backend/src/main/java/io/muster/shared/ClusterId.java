package io.muster.shared;

import java.util.UUID;

/** Names a cluster. */
public record ClusterId(UUID value) {

  /** A new, random id. */
  public static ClusterId random() {
    return new ClusterId(UUID.randomUUID());
  }

  /**
   * Reads an id as people and programs send it.
   *
   * @throws NotFound if the text is no id, since nothing can have it
   */
  public static ClusterId parse(String text) {
    return new ClusterId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
