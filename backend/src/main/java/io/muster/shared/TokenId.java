package io.muster.shared;

import java.util.UUID;

/** Names an API token. */
public record TokenId(UUID value) {

  /** A new, random id. */
  public static TokenId random() {
    return new TokenId(UUID.randomUUID());
  }

  /**
   * Reads an id as people and programs send it.
   *
   * @throws NotFound if the text is no id, since nothing can have it
   */
  public static TokenId parse(String text) {
    return new TokenId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
