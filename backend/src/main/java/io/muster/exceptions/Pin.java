package io.muster.exceptions;

import io.muster.findings.FindingDetail;

/** By what a container is held to what was decided on. */
public enum Pin {
  /** By the whole fingerprint. */
  FINGERPRINT("the whole fingerprint"),

  /** By the fingerprint with the command left out, where a command differs by node. */
  WITHOUT_COMMAND("the fingerprint without the command");

  private final String words;

  Pin(String words) {
    this.words = words;
  }

  /** The pin in words. */
  public String words() {
    return words;
  }

  /** The fingerprint by which a container is held; empty if it was never read, matching nothing. */
  public String of(FindingDetail container) {
    return switch (this) {
      case FINGERPRINT -> container.fingerprint();
      case WITHOUT_COMMAND -> container.fingerprintWithoutCommand();
    };
  }
}
