package io.muster.inventory;

import java.util.Map;

/**
 * One container in one scan: what the list said of it, and what is known by inspection. Name, label
 * and image are claims that any cluster user can make.
 *
 * @param id 64 hexadecimal digits
 * @param node the host name of its node
 * @param name its name without node and slash
 * @param state its state in the last list
 * @param image the image as claimed
 * @param imageId the image's digest id
 * @param labels the labels of interest, see {@link LabelsOfInterest}
 * @param literal whether the STIG's own query listed it
 * @param vouched whether the Kubernetes API names its pod and id; asked only where it matters
 * @param reading its facts, or why there are none
 */
public record Sighting(
    String id,
    String node,
    String name,
    RunState state,
    String image,
    String imageId,
    Map<String, String> labels,
    boolean literal,
    boolean vouched,
    Reading reading) {

  public Sighting {
    labels = Map.copyOf(labels);
  }

  /** Whether its name or labels say that Kubernetes manages it. A claim, not a fact. */
  public boolean claimsKubernetes() {
    return name.startsWith("k8s_")
        || labels.keySet().stream().anyMatch(l -> l.startsWith(LabelsOfInterest.KUBERNETES));
  }

  /** The PID mode, unknown if unread. */
  public PidMode pidMode() {
    return switch (reading) {
      case Reading.Known known -> known.facts().pidMode();
      case Reading.Unread unread -> new PidMode.Unknown(unread.because());
    };
  }
}
