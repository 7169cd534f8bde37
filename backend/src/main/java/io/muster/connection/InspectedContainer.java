package io.muster.connection;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is read of an inspected container: an allow-list. Environment variables are never read. Each
 * text but the command is kept as {@link io.muster.shared.CutText} says.
 *
 * @param id 64 hexadecimal digits
 * @param name as sent, without a node on MKE
 * @param nodeName the extra {@code Node.Name} of MKE, empty on a plain engine
 * @param created when it was created
 * @param state as in a list
 * @param pidMode {@code HostConfig.PidMode} as sent: empty, {@code host}, {@code container:…} or
 *     else
 * @param image {@code Config.Image}: the image as claimed
 * @param imageId {@code Image}: the digest id
 * @param entrypoint {@code Config.Entrypoint}
 * @param command {@code Config.Cmd}
 * @param user {@code Config.User}
 * @param privileged {@code HostConfig.Privileged}
 * @param addedCapabilities {@code HostConfig.CapAdd}
 * @param mounts source to destination, one text each: {@code type:source:destination:mode}
 * @param labels {@code Config.Labels}
 */
public record InspectedContainer(
    String id,
    String name,
    String nodeName,
    Instant created,
    String state,
    String pidMode,
    String image,
    String imageId,
    List<String> entrypoint,
    List<String> command,
    String user,
    boolean privileged,
    List<String> addedCapabilities,
    List<String> mounts,
    Map<String, String> labels) {}
