package io.muster.inventory;

import java.util.Map;
import java.util.TreeMap;

/** Which labels are kept of a container; all others are forgotten at once. */
public final class LabelsOfInterest {

  /**
   * By which MKE ties a system container to its cluster. Source: MKE documentation, not yet seen.
   */
  public static final String INSTANCE_ID = "com.docker.ucp.InstanceID";

  /** The prefix of Kubernetes's own labels. */
  public static final String KUBERNETES = "io.kubernetes.";

  private static final String UCP = "com.docker.ucp.";
  private static final String SWARM = "com.docker.swarm.";

  private LabelsOfInterest() {}

  /** Keeps the labels that verdicts and pages speak of, among them the given system label. */
  public static Map<String, String> of(Map<String, String> all, String systemLabel) {
    Map<String, String> kept = new TreeMap<>();
    all.forEach(
        (key, value) -> {
          if (key.equals(systemLabel)
              || key.startsWith(UCP)
              || key.startsWith(KUBERNETES)
              || key.startsWith(SWARM)) {
            kept.put(key, value);
          }
        });
    return kept;
  }
}
