package io.muster.identity;

import io.muster.shared.BoundaryId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A role an account holds, or held, from one instant to another. */
@Entity
class AccountGrant {

  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  private Role role;

  private @Nullable UUID boundaryId;
  private @Nullable Instant untilAt;
  private Instant grantedAt;
  private @Nullable UUID grantedBy;
  private @Nullable Instant endedAt;
  private @Nullable UUID endedBy;
  private @Nullable String claimedFrom;

  @SuppressWarnings("NullAway") // for Hibernate
  protected AccountGrant() {}

  AccountGrant(Grant grant, @Nullable UUID by, @Nullable String claimed, Instant at) {
    claimedFrom = claimed;
    id = UUID.randomUUID();
    role = grant.role();
    boundaryId = Optional.ofNullable(grant.boundary()).map(BoundaryId::value).orElse(null);
    untilAt = grant.until();
    grantedBy = by;
    grantedAt = at;
  }

  Grant grant() {
    return new Grant(role, boundaryId == null ? null : new BoundaryId(boundaryId), untilAt);
  }

  /** The issuer of whose claim it came; null if a person granted it. */
  @Nullable String claimedFrom() {
    return claimedFrom;
  }

  boolean holds(Instant at) {
    return endedAt == null && grant().holdsAt(at);
  }

  void end(@Nullable UUID by, Instant at) {
    endedAt = at;
    endedBy = by;
  }
}
