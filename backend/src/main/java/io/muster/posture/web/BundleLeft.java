package io.muster.posture.web;

import io.muster.credentials.Bundle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a cluster's client bundle still holds.
 *
 * @param words {@code 212 d}, {@code ended} or {@code none}
 * @param colour {@code soon} for the last 30 days, {@code late} for the last 14 and after, else
 *     empty
 */
record BundleLeft(String words, String colour) {

  private static final long SOON = 30;
  private static final long LATE = 14;

  static BundleLeft of(@Nullable Bundle bundle, Instant now) {
    if (bundle == null) {
      return new BundleLeft("none", "soon");
    }
    if (bundle.expiredAt(now)) {
      return new BundleLeft("ended", "late");
    }
    long days = bundle.daysLeft(now);
    return new BundleLeft(days + " d", days <= LATE ? "late" : days <= SOON ? "soon" : "");
  }
}
