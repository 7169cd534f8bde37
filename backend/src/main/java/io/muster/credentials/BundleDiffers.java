package io.muster.credentials;

import io.muster.shared.Conflict;
import java.util.ArrayList;
import java.util.List;

/**
 * The uploaded bundle seems to be of another cluster than the one stored. Nothing is replaced until
 * a person confirms that the cluster itself is another now.
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

  static BundleDiffers because(List<String> differences) {
    return new BundleDiffers(
        "The bundle seems to be of another cluster. "
            + String.join(" ", differences)
            + " If this cluster was rebuilt or its authority rotated, confirm and upload again.");
  }
}
