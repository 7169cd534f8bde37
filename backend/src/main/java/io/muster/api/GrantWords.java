package io.muster.api;

import io.muster.identity.BoundaryDirectory;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the grants that a request names in words. */
@Component
class GrantWords {

  private final BoundaryDirectory boundaries;

  GrantWords(BoundaryDirectory boundaries) {
    this.boundaries = boundaries;
  }

  /**
   * The grants of a request.
   *
   * @throws Invalid if a role or a boundary is unknown, or an end is neither day nor instant
   */
  Set<Grant> read(AccountWanted wanted) {
    Set<Grant> grants = new HashSet<>();
    for (String role : Optional.ofNullable(wanted.roles()).orElse(List.of())) {
      grants.add(new Grant(Words.read(Role.values(), "roles", role), null));
    }
    for (var grant : Optional.ofNullable(wanted.grants()).orElse(List.of())) {
      BoundaryId boundary = boundary(grant.boundary());
      grants.add(
          new Grant(
              Words.read(Role.values(), "grants", grant.role()),
              boundary,
              end(grant.until(), boundary)));
    }
    return grants;
  }

  private @Nullable Instant end(@Nullable String until, @Nullable BoundaryId boundary) {
    if (until == null) {
      return null;
    }
    try {
      return until.contains("T")
          ? Instant.parse(until)
          : LocalDate.parse(until)
              .plusDays(1)
              .atStartOfDay(boundary == null ? ZoneOffset.UTC : boundaries.zoneOf(boundary))
              .toInstant();
    } catch (DateTimeParseException neither) {
      throw new Invalid(
          "grants",
          "An end is a day, such as 2027-06-30, or an instant such as 2027-07-01T00:00:00Z.");
    }
  }

  private @Nullable BoundaryId boundary(@Nullable String idOrName) {
    if (idOrName == null) {
      return null;
    }
    return boundaries.names().entrySet().stream()
        .filter(
            b ->
                b.getKey().toString().equalsIgnoreCase(idOrName)
                    || b.getValue().equalsIgnoreCase(idOrName))
        .findFirst()
        .map(java.util.Map.Entry::getKey)
        .orElseThrow(() -> new Invalid("grants", "There is no boundary " + idOrName + "."));
  }
}
