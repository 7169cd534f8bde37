package io.muster.connection;

import io.muster.credentials.Errand;
import io.muster.shared.ClusterId;
import java.util.function.Supplier;

/** Opens lines to clusters with the bundle that the vault holds for them. */
public interface ClusterLines {

  /**
   * Opens a line and makes the first call, {@code GET /info}, to prove it.
   *
   * @param cluster which cluster; its endpoint override and extra trust anchors are honoured
   * @param errand what the bundle is taken out for, which is put on record
   * @param cutoff cuts the line and its opening off
   * @return the line, which the caller closes, or why there is none
   */
  Answer<ClusterLine> open(ClusterId cluster, Errand errand, Cutoff cutoff);

  /**
   * The same for who will ask for the whole inventory at once: what that begins with is asked for
   * while the first call is under way. Each is asked for anew whenever it is called a second time.
   *
   * @param systemLabel tells the label of the STIG's own query, when the bundle is at hand
   */
  default Answer<ClusterLine> openToCollect(
      ClusterId cluster, Errand errand, Cutoff cutoff, Supplier<String> systemLabel) {
    return open(cluster, errand, cutoff);
  }

  /** Opens a line for who will wait for the end. */
  default Answer<ClusterLine> open(ClusterId cluster, Errand errand) {
    return open(cluster, errand, new Cutoff());
  }
}
