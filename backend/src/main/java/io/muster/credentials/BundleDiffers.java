package io.muster.credentials;

import io.muster.clusters.Cluster;
import io.muster.shared.Conflict;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The uploaded bundle seems to be of another cluster than the one stored. Nothing is stored until
 * the person says that they mean it, and why; then it waits for an ISSM who is another.
 */
public final class BundleDiffers extends Conflict {

  private static final long serialVersionUID = 1L;

  private BundleDiffers(String sentence) {
    super(sentence);
  }

  /** What differs, one sentence each; empty if nothing does. */
  static List<String> between(BundleFacts stored, BundleFacts uploaded) {
    List<String> differences = new ArrayList<>();
    if (!stored.sameAuthorities(uploaded)) {
      differences.add("It trusts other certificate authorities than the bundle stored.");
    }
    if (!stored.sameInstance(uploaded)) {
      differences.add(
          "It is from MKE instance %s, the bundle stored from %s."
              .formatted(uploaded.instance(), stored.instance()));
    }
    return differences;
  }

  /**
   * Likewise, and whether it leads elsewhere.
   *
   * @param cluster whose endpoint override, if it has one, counts and not what bundles say
   */
  static List<String> between(Cluster cluster, BundleFacts stored, BundleFacts uploaded) {
    List<String> differences = between(stored, uploaded);
    if (cluster.endpointOverride().isEmpty() && !stored.endpoint().equals(uploaded.endpoint())) {
      differences.add(
          "It leads to %s, the bundle stored to %s."
              .formatted(uploaded.endpoint(), stored.endpoint()));
    }
    if (!Objects.equals(stored.kubernetes(), uploaded.kubernetes())) {
      differences.add(
          "Its Kubernetes API is at %s, that of the bundle stored at %s."
              .formatted(said(uploaded.kubernetes()), said(stored.kubernetes())));
    }
    return differences;
  }

  private static String said(@Nullable URI address) {
    return address == null ? "no address" : address.toString();
  }

  static BundleDiffers because(List<String> differences) {
    return new BundleDiffers(
        "The bundle seems to be of another cluster. "
            + String.join(" ", differences)
            + " If this cluster was rebuilt, moved, or its authority rotated, propose the bundle:"
            + " upload it again with the reason. An ISSM who is another person confirms it.");
  }
}
