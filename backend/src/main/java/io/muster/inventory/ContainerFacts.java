package io.muster.inventory;

import io.muster.shared.Digest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an inspection read of one container, from an allow-list of fields. None of it can change
 * while the container lives. Environment variables are never among it; entrypoint and command are
 * kept as first word and digest, since their arguments may hold secrets.
 *
 * @param id 64 hexadecimal digits
 * @param node the host name of its node
 * @param created when the engine created it
 * @param pidMode the PID mode
 * @param image the image as its creator claimed it
 * @param imageId the image's digest id
 * @param entrypointWord the first word of the entrypoint, empty if none
 * @param entrypointDigest SHA-256 over the entrypoint's words
 * @param commandWord the first word of the command, empty if none
 * @param commandDigest SHA-256 over the command's words
 * @param user the user it runs as, empty for the image's own
 * @param privileged whether it runs privileged
 * @param addedCapabilities sorted
 * @param mounts sorted, {@code type:source:destination:mode}
 * @param inspectedAt when this was last read
 */
public record ContainerFacts(
    String id,
    String node,
    Instant created,
    PidMode pidMode,
    String image,
    String imageId,
    String entrypointWord,
    String entrypointDigest,
    String commandWord,
    String commandDigest,
    String user,
    boolean privileged,
    List<String> addedCapabilities,
    List<String> mounts,
    Instant inspectedAt) {

  public ContainerFacts {
    addedCapabilities = List.copyOf(addedCapabilities);
    mounts = List.copyOf(mounts);
  }

  /**
   * SHA-256 over image id, entrypoint, command, user, privilege, capabilities, mounts, PID mode.
   */
  public String fingerprint() {
    return Digest.of(Stream.concat(withoutCommand(), Stream.of(commandDigest)).toList());
  }

  /** The fingerprint with the command left out, for commands that differ by node. */
  public String fingerprintWithoutCommand() {
    return Digest.of(withoutCommand().toList());
  }

  /** Whether the other facts say the same of the same container, whenever they were read. */
  public boolean sameAs(ContainerFacts other) {
    return id.equals(other.id)
        && node.equals(other.node)
        && image.equals(other.image)
        && fingerprint().equals(other.fingerprint());
  }

  private Stream<String> withoutCommand() {
    return Stream.of(
        imageId,
        entrypointDigest,
        user,
        Boolean.toString(privileged),
        Digest.of(addedCapabilities),
        Digest.of(mounts),
        pidMode.text());
  }
}
