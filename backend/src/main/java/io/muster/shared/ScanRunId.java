package io.muster.shared;

import java.util.UUID;

/** Names a run: scans of many clusters that were asked for at once. */
public record ScanRunId(UUID value) {

  /** A new, random id. */
  public static ScanRunId random() {
    return new ScanRunId(UUID.randomUUID());
  }

  /**
   * Reads an id as people and programs send it.
   *
   * @throws NotFound if the text is no id, since nothing can have it
   */
  public static ScanRunId parse(String text) {
    return new ScanRunId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
