package io.muster.connection;

import java.util.List;
import java.util.Map;

/**
 * A container as a list shows it, each text kept as {@link io.muster.shared.CutText} says. There is
 * no PID mode in a list.
 *
 * @param id 64 hexadecimal digits
 * @param names as sent: {@code /name}, or {@code /node/name} on MKE
 * @param image the image as claimed by its creator
 * @param imageId the image's digest id
 * @param state {@code running}, {@code paused}, {@code restarting}, {@code created}, {@code exited}
 *     …
 * @param status the status text, such as {@code Host Down} on MKE
 * @param labels all labels
 */
public record ListedContainer(
    String id,
    List<String> names,
    String image,
    String imageId,
    String state,
    String status,
    Map<String, String> labels) {}
