package io.muster.clusters;

import io.muster.shared.BoundaryId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What people say about a cluster: as typed when handed to {@link ClusterManagement}, checked and
 * normalised when read from a {@link Cluster}. Texts are empty where nothing was entered.
 *
 * @param name unique in its boundary among clusters not retired, whatever the case
 * @param boundary the boundary it belongs to
 * @param environment what it is for, such as {@code production}
 * @param labels a site's own keys and values
 * @param endpoint where the Docker API is, if not where the bundle says; read by {@link
 *     EndpointRule}
 * @param trustAnchors PEM of further certificate authorities to trust for the server's certificate
 * @param asset what checklists say of it
 */
@Embeddable
public record ClusterDetails(
    @Column(name = "name") String name,
    @Convert(converter = BoundaryIdColumn.class) @Column(name = "boundary_id") BoundaryId boundary,
    @Column(name = "environment") String environment,
    @JdbcTypeCode(SqlTypes.JSON) @Column(name = "labels") Map<String, String> labels,
    @Column(name = "endpoint") String endpoint,
    @Column(name = "trust_anchors") String trustAnchors,
    @Embedded Asset asset) {

  public ClusterDetails {
    labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /** A cluster of which only name and boundary are said. */
  public static ClusterDetails named(String name, BoundaryId boundary) {
    return new ClusterDetails(name, boundary, "", Map.of(), "", "", Asset.NONE);
  }

  /** The same under another name. */
  public ClusterDetails withName(String other) {
    return new ClusterDetails(other, boundary, environment, labels, endpoint, trustAnchors, asset);
  }

  /** The same in another boundary. */
  public ClusterDetails withBoundary(BoundaryId other) {
    return new ClusterDetails(name, other, environment, labels, endpoint, trustAnchors, asset);
  }

  /** The same with another environment. */
  public ClusterDetails withEnvironment(String other) {
    return new ClusterDetails(name, boundary, other, labels, endpoint, trustAnchors, asset);
  }

  /** The same with other labels. */
  public ClusterDetails withLabels(Map<String, String> other) {
    return new ClusterDetails(name, boundary, environment, other, endpoint, trustAnchors, asset);
  }

  /** The same with another endpoint override; empty for none. */
  public ClusterDetails withEndpoint(String other) {
    return new ClusterDetails(name, boundary, environment, labels, other, trustAnchors, asset);
  }

  /** The same with other trust anchors; empty for none. */
  public ClusterDetails withTrustAnchors(String other) {
    return new ClusterDetails(name, boundary, environment, labels, endpoint, other, asset);
  }

  /** The same with other facts for checklists. */
  public ClusterDetails withAsset(Asset other) {
    return new ClusterDetails(name, boundary, environment, labels, endpoint, trustAnchors, other);
  }

  /** Name and boundary only: what is typed as trust anchors may be a key pasted by mistake. */
  @Override
  public String toString() {
    return "ClusterDetails[" + name + " in " + boundary + "]";
  }
}
