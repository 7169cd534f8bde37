package io.muster.clusters;

import io.muster.shared.BoundaryId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/**
 * An authorization boundary as it is now: the system that an authorizing official answers for. What
 * people say about it is dated; {@link Boundaries#detailsAt} answers for the past.
 */
@Entity
@Table(name = "boundary")
public class Boundary {

  /** The boundary named {@code default}, which exists from the start. */
  public static final BoundaryId DEFAULT = new BoundaryId(new UUID(0, 1));

  @Id private UUID id;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "created_by")
  private String createdBy;

  @OneToMany(mappedBy = "boundary", fetch = FetchType.EAGER, cascade = CascadeType.PERSIST)
  @SQLRestriction("until_at is null")
  @BatchSize(size = 200)
  private List<BoundaryVersion> versions = new ArrayList<>();

  protected Boundary() {}

  Boundary(BoundaryDetails details, String by, Instant at) {
    this.id = UUID.randomUUID();
    this.createdAt = at;
    this.createdBy = by;
    versions.add(new BoundaryVersion(this, at, by, details, ExceptionPolicy.DEFAULT, ""));
  }

  /** Closes what was said until now. The next version follows in {@link #open}, after a flush. */
  Instant close(Instant now) {
    return current().closeAt(now);
  }

  /**
   * Says something from an instant on.
   *
   * @param settingsReason why the settings are as they are
   */
  void open(
      BoundaryDetails details,
      ExceptionPolicy exceptions,
      String settingsReason,
      String by,
      Instant from) {
    versions.add(new BoundaryVersion(this, from, by, details, exceptions, settingsReason));
  }

  BoundaryVersion current() {
    return versions.stream().filter(BoundaryVersion::open).findFirst().orElseThrow();
  }

  /** Everything people say about it now. */
  public BoundaryDetails details() {
    return current().details();
  }

  /** What its AO decided about its exceptions, as in force now. */
  public ExceptionPolicy exceptionPolicy() {
    return current().exceptionPolicy();
  }

  /** Why the settings that move verdicts are as they are; empty if nobody decided otherwise yet. */
  String settingsReason() {
    return current().settings().reason();
  }

  /** Which version of the details holds now: an edit that names it undoes no other. */
  public UUID version() {
    return current().id();
  }

  public BoundaryId id() {
    return new BoundaryId(id);
  }

  public String name() {
    return details().name();
  }

  /** The system's name; empty if not said. */
  public String systemName() {
    return details().systemName();
  }

  /** The system's number in eMASS; empty if not said. */
  public String emassId() {
    return details().emassId();
  }

  /** The system's acronym; empty if not said. */
  public String acronym() {
    return details().acronym();
  }

  /** The authorizing official; empty if not said. */
  public String aoName() {
    return details().aoName();
  }

  /** The information system security manager; empty if not said. */
  public String issmName() {
    return details().issmName();
  }

  /** The last day of the authorization in the boundary's zone, or null if not said. */
  public @Nullable LocalDate authorizationEnds() {
    return details().authorizationEnds();
  }

  /** The settings that move verdicts, as in force now. */
  public BoundaryPolicy policy() {
    return details().policy();
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** The user name of who created it. */
  public String createdBy() {
    return createdBy;
  }
}
