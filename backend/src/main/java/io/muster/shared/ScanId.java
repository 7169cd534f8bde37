package io.muster.shared;

import java.util.UUID;

/** Names a scan. */
public record ScanId(UUID value) {

  /** A new, random id. */
  public static ScanId random() {
    return new ScanId(UUID.randomUUID());
  }

  /**
   * Reads an id as people and programs send it.
   *
   * @throws NotFound if the text is no id, since nothing can have it
   */
  public static ScanId parse(String text) {
    return new ScanId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
