package io.muster.exports;

import io.muster.posture.FleetFilter;
import io.muster.posture.FleetLine;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which clusters an export of several is about.
 *
 * @param filter as the fleet list has it
 * @param label only those with this label, {@code key} or {@code key=value}; empty for any
 */
public record Selection(FleetFilter filter, String label) {

  public Selection {
    label = label.strip();
  }

  /**
   * What is narrowed by all that is said.
   *
   * @param boundary only its clusters, by its id; null or empty for any
   * @param cluster only this one, by its id; null or empty for any
   */
  public static Selection of(@Nullable String boundary, @Nullable String cluster, String label) {
    return of(
        boundary == null || boundary.isEmpty() ? null : BoundaryId.parse(boundary),
        cluster == null || cluster.isEmpty() ? null : ClusterId.parse(cluster),
        label);
  }

  /** The same by ids. */
  public static Selection of(
      @Nullable BoundaryId boundary, @Nullable ClusterId cluster, String label) {
    return new Selection(
        new FleetFilter(null, boundary, "", "", cluster == null ? null : Set.of(cluster)), label);
  }

  /** Whether it leaves out no cluster but those of other boundaries. */
  boolean onlyByBoundary() {
    return label.isEmpty() && filter.equals(new FleetFilter(null, filter.boundary(), "", "", null));
  }

  /**
   * Which clusters, in words.
   *
   * @param boundaryName the name of its boundary, null if it is about none in particular
   */
  String words(@Nullable String boundaryName) {
    StringBuilder words = new StringBuilder();
    words.append(boundaryName == null ? "all boundaries in sight" : "boundary " + boundaryName);
    if (filter.among() != null) {
      words.append(", cluster ").append(key(filter.among()));
    }
    if (filter.verdict() != null) {
      words.append(", verdict ").append(filter.verdict().title());
    }
    words.append(filter.environment().isEmpty() ? "" : ", environment " + filter.environment());
    words.append(label.isEmpty() ? "" : ", label " + label);
    words.append(filter.text().isEmpty() ? "" : ", with \"" + filter.text() + "\" in it");
    return words.toString();
  }

  /** Tells it from other selections; the same each time. */
  String key() {
    return Stream.of(
            filter.boundary(),
            filter.among() == null ? null : key(filter.among()),
            filter.verdict(),
            filter.environment(),
            label,
            filter.text())
        .map(Objects::toString)
        .collect(Collectors.joining("\0"));
  }

  private static String key(Set<ClusterId> clusters) {
    return clusters.stream().map(ClusterId::toString).sorted().collect(Collectors.joining(", "));
  }

  /** Whether the cluster, which the filter lets through, has the label. */
  boolean has(FleetLine line) {
    if (label.isEmpty()) {
      return true;
    }
    int equals = label.indexOf('=');
    return equals < 0
        ? line.labels().containsKey(label)
        : label.substring(equals + 1).equals(line.labels().get(label.substring(0, equals)));
  }
}
