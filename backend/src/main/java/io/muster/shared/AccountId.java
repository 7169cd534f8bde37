package io.muster.shared;

import java.util.UUID;

/** Names a person's account. */
public record AccountId(UUID value) {

  /** A new, random id. */
  public static AccountId random() {
    return new AccountId(UUID.randomUUID());
  }

  /**
   * Reads an id as people and programs send it.
   *
   * @throws NotFound if the text is no id, since nothing can have it
   */
  public static AccountId parse(String text) {
    return new AccountId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
