package io.muster.identity.web;

import io.muster.identity.BoundaryDirectory;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Grants as a form offers and sends them, and as pages tell them. */
@Component
class GrantChoices {

  private static final String ALL = "all";

  /** What an administrator grants: a representative is named by an AO. */
  static final List<Role> ROLES =
      Arrays.stream(Role.values()).filter(role -> role != Role.AODR).toList();

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
    return grants.stream()
        .filter(g -> ROLES.contains(g.role()))
        .map(g -> value(g.role(), g.boundary()))
        .sorted()
        .toList();
  }

  /**
   * The grants of the boxes that were ticked. Those held already keep their end.
   *
   * @param until the last day of those that are new, in the boundary's zone; empty for no end
   * @throws Invalid if one is not of this form, or the day is none
   */
  Set<Grant> read(List<String> values, String until, Set<Grant> held) {
    Set<Grant> chosen = new HashSet<>();
    List<BoundaryId> offered = new ArrayList<>(boundaries.names().keySet());
    offered.add(null);
    for (BoundaryId boundary : offered) {
      for (Role role : ROLES) {
        if (values.contains(value(role, boundary))) {
          chosen.add(
              held.stream()
                  .filter(g -> value(g.role(), g.boundary()).equals(value(role, boundary)))
                  .findFirst()
                  .orElseGet(() -> new Grant(role, boundary, end(until, boundary))));
        }
      }
    }
    if (chosen.size() != Set.copyOf(values).size()) {
      throw new Invalid("grants", "One of these roles or boundaries is not known.");
    }
    return chosen;
  }

  private @Nullable Instant end(String day, @Nullable BoundaryId boundary) {
    try {
      return day.isBlank()
          ? null
          : LocalDate.parse(day.strip()).plusDays(1).atStartOfDay(zone(boundary)).toInstant();
    } catch (DateTimeParseException notADay) {
      throw new Invalid("until", "Write the day as year-month-day, such as 2027-06-30.");
    }
  }

  /** The grants in words, the ones for all boundaries first. */
  List<String> words(Set<Grant> grants) {
    Map<BoundaryId, String> names = boundaries.names();
    return grants.stream()
        .sorted(Comparator.comparing((Grant g) -> g.boundary() != null).thenComparing(Grant::role))
        .map(g -> words(g, names))
        .toList();
  }

  /** One grant in words. */
  String words(Grant grant) {
    return words(grant, boundaries.names());
  }

  private String words(Grant grant, Map<BoundaryId, String> names) {
    String where =
        grant.boundary() == null
            ? "all boundaries"
            : names.getOrDefault(grant.boundary(), "an unknown boundary");
    return grant.role().title() + ", " + where + ending(grant);
  }

  /** Through a whole day of the zone where the end is one, else until the instant. */
  private String ending(Grant grant) {
    if (grant.until() == null) {
      return "";
    }
    ZonedDateTime end = grant.until().atZone(zone(grant.boundary()));
    return end.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? ", through " + end.toLocalDate().minusDays(1)
        : ", until " + grant.until();
  }

  private ZoneId zone(@Nullable BoundaryId boundary) {
    return boundary == null ? ZoneOffset.UTC : boundaries.zoneOf(boundary);
  }

  private static Row row(String where, @Nullable BoundaryId boundary) {
    Map<Role, String> values = new EnumMap<>(Role.class);
    for (Role role : ROLES) {
      values.put(role, value(role, boundary));
    }
    return new Row(where, values);
  }

  private static String value(Role role, @Nullable BoundaryId boundary) {
    return role + "@" + (boundary == null ? ALL : boundary.toString());
  }
}
