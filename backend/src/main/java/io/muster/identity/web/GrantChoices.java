package io.muster.identity.web;

import io.muster.identity.BoundaryDirectory;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Grants as a form offers and sends them, and as pages tell them. */
@Component
class GrantChoices {

  private static final String ALL = "all";

  /**
   * A row of the form: a boundary, and what its box for each role sends.
   *
   * @param where the boundary's name, or that it is all of them
   */
  record Row(String where, Map<Role, String> values) {}

  private final BoundaryDirectory boundaries;

  GrantChoices(BoundaryDirectory boundaries) {
    this.boundaries = boundaries;
  }

  /** All boundaries together, then each. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.add(row("All boundaries", null));
    boundaries.names().forEach((id, name) -> rows.add(row(name, id)));
    return rows;
  }

  /** What the boxes of those grants send. */
  List<String> values(Set<Grant> grants) {
    return grants.stream().map(g -> value(g.role(), g.boundary())).sorted().toList();
  }

  /**
   * The grants of the boxes that were ticked.
   *
   * @throws Invalid if one is not of this form
   */
  Set<Grant> read(List<String> values) {
    Set<Grant> offered = new HashSet<>();
    Map<BoundaryId, String> names = boundaries.names();
    for (Role role : Role.values()) {
      offered.add(new Grant(role, null));
      names.keySet().forEach(id -> offered.add(new Grant(role, id)));
    }
    Set<Grant> chosen =
        offered.stream()
            .filter(g -> values.contains(value(g.role(), g.boundary())))
            .collect(Collectors.toSet());
    if (chosen.size() != Set.copyOf(values).size()) {
      throw new Invalid("grants", "One of these roles or boundaries is not known.");
    }
    return chosen;
  }

  /** The grants in words, the ones for all boundaries first. */
  List<String> words(Set<Grant> grants) {
    Map<BoundaryId, String> names = boundaries.names();
    return grants.stream()
        .sorted(Comparator.comparing((Grant g) -> g.boundary() != null).thenComparing(Grant::role))
        .map(
            g ->
                g.role().title()
                    + (g.boundary() == null
                        ? ", all boundaries"
                        : ", " + names.getOrDefault(g.boundary(), "an unknown boundary")))
        .toList();
  }

  private static Row row(String where, @Nullable BoundaryId boundary) {
    Map<Role, String> values = new java.util.EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      values.put(role, value(role, boundary));
    }
    return new Row(where, values);
  }

  private static String value(Role role, @Nullable BoundaryId boundary) {
    return role + "@" + (boundary == null ? ALL : boundary.toString());
  }
}
