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

/** What was said about a boundary from one instant until another. */
@Entity
@Table(name = "boundary_version")
class BoundaryVersion {

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "boundary_id")
  private Boundary boundary;

  @Column(name = "from_at")
  private Instant from;

  @Column(name = "until_at")
  private @Nullable Instant until;

  @Column(name = "made_by")
  private String madeBy;

  @Embedded private BoundaryDetails details;

  @Embedded private ExceptionPolicy exceptionPolicy;

  @Column(name = "settings_reason")
  private String settingsReason;

  protected BoundaryVersion() {}

  BoundaryVersion(
      Boundary boundary,
      Instant from,
      String madeBy,
      BoundaryDetails details,
      ExceptionPolicy exceptionPolicy,
      String settingsReason) {
    this.id = UUID.randomUUID();
    this.boundary = boundary;
    this.from = from;
    this.madeBy = madeBy;
    this.details = details;
    this.exceptionPolicy = exceptionPolicy;
    this.settingsReason = settingsReason;
  }

  UUID id() {
    return id;
  }

  boolean open() {
    return until == null;
  }

  BoundaryDetails details() {
    return details;
  }

  ExceptionPolicy exceptionPolicy() {
    return exceptionPolicy;
  }

  PastVerdictSettings settings() {
    return new PastVerdictSettings(VerdictSettings.of(details), settingsReason, from, madeBy);
  }

  Instant from() {
    return from;
  }

  String madeBy() {
    return madeBy;
  }

  /** Ends this version now, or just after it began should the clock say otherwise; says when. */
  Instant closeAt(Instant now) {
    until = now.isAfter(from) ? now : from.plusNanos(1000);
    return until;
  }
}
