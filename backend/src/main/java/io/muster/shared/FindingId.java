package io.muster.shared;

import java.util.UUID;

/** Names a finding episode. */
public record FindingId(UUID value) {

  /** A new, random id. */
  public static FindingId random() {
    return new FindingId(UUID.randomUUID());
  }

  /**
   * Reads an id as people and programs send it.
   *
   * @throws NotFound if the text is no id, since nothing can have it
   */
  public static FindingId parse(String text) {
    return new FindingId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
