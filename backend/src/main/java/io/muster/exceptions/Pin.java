package io.muster.exceptions;

import io.muster.findings.FindingDetail;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** The fingerprints by which containers are held; one that was never read has none. */
  Set<String> of(Stream<FindingDetail> containers) {
    return containers
        .map(this::of)
        .filter(f -> !f.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The fingerprint by which a container is held; empty if it was never read, matching nothing. */
  public String of(FindingDetail container) {
    return switch (this) {
      case FINGERPRINT -> container.fingerprint();
      case WITHOUT_COMMAND -> container.fingerprintWithoutCommand();
    };
  }
}
