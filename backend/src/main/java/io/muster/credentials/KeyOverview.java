package io.muster.credentials;

import java.util.List;
import java.util.Optional;

/**
 * The key-encryption keys and their rotations.
 *
 * @param kinds what data keys are of, in words
 * @param keys the key that wraps first, then those that are needed, ready, no longer needed
 * @param instances the running instances of the portal
 * @param rotations the last rotations, newest first
 */
public record KeyOverview(
    List<String> kinds,
    List<KeyState> keys,
    List<KeyInstance> instances,
    List<KeyRotation> rotations) {

  /** The rotation that goes on, if one does. */
  public Optional<KeyRotation> open() {
    return rotations.stream().filter(r -> r.endedAt() == null).findFirst();
  }

  /** The keys to which a rotation can go now. */
  public List<KeyState> targets() {
    return open().isPresent()
        ? List.of()
        : keys.stream()
            .filter(k -> k.use() == KeyState.Use.READY && k.everywhere(instances.size()))
            .toList();
  }
}
