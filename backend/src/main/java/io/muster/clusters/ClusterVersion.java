package io.muster.clusters;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said about a cluster from one instant until another. */
@Entity
@Table(name = "cluster_version")
class ClusterVersion {

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "cluster_id")
  private Cluster cluster;

  @Column(name = "from_at")
  private Instant from;

  @Column(name = "until_at")
  private @Nullable Instant until;

  @Column(name = "made_by")
  private String madeBy;

  private boolean retired;

  @Embedded private ClusterDetails details;

  protected ClusterVersion() {}

  ClusterVersion(
      Cluster cluster, Instant from, String madeBy, boolean retired, ClusterDetails details) {
    this.id = UUID.randomUUID();
    this.cluster = cluster;
    this.from = from;
    this.madeBy = madeBy;
    this.retired = retired;
    this.details = details;
  }

  UUID id() {
    return id;
  }

  Instant from() {
    return from;
  }

  String madeBy() {
    return madeBy;
  }

  Cluster cluster() {
    return cluster;
  }

  boolean open() {
    return until == null;
  }

  boolean retired() {
    return retired;
  }

  ClusterDetails details() {
    return details;
  }

  /** Ends this version now, or just after it began should the clock say otherwise; says when. */
  Instant closeAt(Instant now) {
    until = now.isAfter(from) ? now : from.plusNanos(1000);
    return until;
  }
}
