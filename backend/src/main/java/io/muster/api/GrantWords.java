package io.muster.api;

import io.muster.identity.BoundaryDirectory;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
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
   * @throws Invalid if a role or a boundary is unknown
   */
  Set<Grant> read(AccountWanted wanted) {
    Set<Grant> grants = new HashSet<>();
    for (String role : Optional.ofNullable(wanted.roles()).orElse(List.of())) {
      grants.add(new Grant(Words.read(Role.values(), "roles", role), null));
    }
    for (var grant : Optional.ofNullable(wanted.grants()).orElse(List.of())) {
      grants.add(
          new Grant(Words.read(Role.values(), "grants", grant.role()), boundary(grant.boundary())));
    }
    return grants;
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
