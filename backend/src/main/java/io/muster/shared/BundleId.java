package io.muster.shared;

import java.util.UUID;

/** Names a stored client bundle. */
public record BundleId(UUID value) {

  /** A new, random id. */
  public static BundleId random() {
    return new BundleId(UUID.randomUUID());
  }

  /**
   * Reads an id as people and programs send it.
   *
   * @throws NotFound if the text is no id, since nothing can have it
   */
  public static BundleId parse(String text) {
    return new BundleId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
