package io.muster.clusters.web;

import io.muster.clusters.PastBoundary;
import io.muster.ui.AsOf;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A boundary as lists show it.
 *
 * @param clusters how many clusters in use belong to it
 * @param ending the end of the authorization in words, or empty if none is said
 * @param urgency the colour {@code unread} from 60 days before the end on, else empty
 */
record BoundaryRow(PastBoundary boundary, long clusters, String ending, String urgency) {

  private static final long SOON = 60;

  static BoundaryRow of(PastBoundary boundary, long clusters, AsOf asOf) {
    LocalDate ends = boundary.details().authorizationEnds();
    if (ends == null) {
      return new BoundaryRow(boundary, clusters, "", "");
    }
    LocalDate today = asOf.at().atZone(boundary.policy().zone()).toLocalDate();
    return new BoundaryRow(
        boundary, clusters, words(today, ends, asOf.past()), colour(today, ends));
  }

  /** The last day counts: on it the authorization still holds. */
  static String words(LocalDate today, LocalDate ends, boolean past) {
    long left = ChronoUnit.DAYS.between(today, ends);
    if (left < 0) {
      return "ended " + days(-left) + (past ? " before" : " ago");
    }
    return left == 0 ? "ends " + (past ? "that day" : "today") : days(left) + " left";
  }

  static String colour(LocalDate today, LocalDate ends) {
    return ChronoUnit.DAYS.between(today, ends) <= SOON ? "unread" : "";
  }

  private static String days(long days) {
    return days == 1 ? "1 day" : days + " days";
  }
}
