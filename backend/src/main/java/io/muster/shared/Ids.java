package io.muster.shared;

import java.util.UUID;

/** How ids are read from addresses and requests. */
final class Ids {

  private Ids() {}

  static UUID parse(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      throw new NotFound("There is nothing with that id.");
    }
  }
}
