package io.muster.findings;

import io.muster.identity.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A filter and a scope in SQL. Only what is needed is joined: of many findings one wants to know
 * little, of a page of them all.
 */
final class FindingQuery {

  /** What can be joined to a finding, which a {@link FindingSource} calls {@code f}. */
  enum Part {
    /** Its last place. */
    PLACE("p."),
    CLUSTER("v."),
    /** Whether it is a system container's. */
    SYSTEM("s.");

    /** How an order names what it goes by. */
    private final String alias;

    Part(String alias) {
      this.alias = alias;
    }
  }

  private final Scope scope;
  private final FindingSource source;
  private final Set<Part> parts = EnumSet.noneOf(Part.class);
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  FindingQuery(FindingFilter filter, Scope scope) {
    this.scope = scope;
    source = FindingSource.of(filter);
    parameter("t", filter.asOf());
    parameter("standing", filter.standing());
    if (!scope.all()) {
      parameters.put("scope", scope.ids().toArray(UUID[]::new));
      if (!source.keepsTo(scope)) {
        in("= any(:scope)", Map.of());
      }
    }
    if (filter.cluster() != null) {
      with("f.cluster_id = :cluster", "cluster", filter.cluster().value());
    }
    if (filter.boundary() != null) {
      in("= :boundary", Map.of("boundary", filter.boundary().value()));
    }
    conditions.addAll(source.conditions(filter.state()));
    if (filter.system() != null) {
      if (source.system().startsWith(Part.SYSTEM.alias)) {
        parts.add(Part.SYSTEM);
      }
      with(source.system() + " = :system", "system", filter.system());
    }
    if (filter.openedSince() != null) {
      with("f.opened_at >= :since", "since", filter.openedSince().atOffset(ZoneOffset.UTC));
    }
    if (!filter.text().isBlank()) {
      parts.add(Part.PLACE);
      with(
          """
          (lower(p.node || '/' || p.name) like :text or exists (
             select from finding_detail d where d.finding_id = f.id
               and %s
               and (lower(d.image) like :text or d.container_id like :text)))
          """
              .formatted(source.lastly("d")),
          "text",
          "%" + escaped(filter.text()) + "%");
    }
  }

  private void parameter(String name, @org.jspecify.annotations.Nullable Instant at) {
    if (at != null) {
      parameters.put(name, at.atOffset(ZoneOffset.UTC));
    }
  }

  private void in(String which, Map<String, ?> named) {
    if (source.boundary().startsWith(Part.PLACE.alias)) {
      parts.add(Part.PLACE);
    }
    with(source.boundary() + " " + which, named);
  }

  /** Adds a condition with its parameter. */
  FindingQuery with(String condition, String name, Object value) {
    return with(condition, Map.of(name, value));
  }

  /** Adds a condition with its parameters. */
  FindingQuery with(String condition, Map<String, ?> named) {
    conditions.add(condition);
    parameters.putAll(named);
    return this;
  }

  /** Where the rows come from, with its conditions; joined is what those need. */
  String sql() {
    return from(parts) + where();
  }

  /** The same with all that is known: {@code f}, {@code p}, {@code v} and {@code s}. */
  String whole() {
    return from(EnumSet.allOf(Part.class)) + where();
  }

  /** The same with what an order goes by. */
  String sqlFor(FindingOrder order) {
    Set<Part> needed = parts.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(parts);
    String by = order == FindingOrder.WORST ? source.worst() : order.sql();
    for (Part part : Part.values()) {
      if (by.contains(part.alias)) {
        needed.add(part);
      }
    }
    return from(needed) + where() + " order by " + by;
  }

  private String from(Set<Part> joined) {
    StringBuilder from = new StringBuilder(source.from(scope));
    joined.forEach(part -> from.append(source.join(part)));
    return from.toString();
  }

  private String where() {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  private static String escaped(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
  }
}
