package io.muster.shared;

import java.util.UUID;

/** Names a release of a STIG as it was imported. */
public record ReleaseId(UUID value) {

  /**
   * Reads an id as people and programs send it.
   *
   * @throws NotFound if the text is no id, since nothing can have it
   */
  public static ReleaseId parse(String text) {
    return new ReleaseId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
