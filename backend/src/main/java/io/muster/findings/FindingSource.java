package io.muster.findings;

import io.muster.findings.FindingFilter.State;
import io.muster.findings.FindingQuery.Part;
import io.muster.identity.Scope;
import java.util.List;

/**
 * Where a list of findings comes from. What is open at a known instant stands in one narrow table,
 * what ended in an index of its own; only who asks for both at once reads all findings.
 *
 * <p>In SQL, {@code :t} is the instant of {@link FindingFilter#asOf()}, {@code :standing} that of
 * {@link FindingFilter#standing()}.
 */
enum FindingSource {
  /** What is open at an instant, with how it stands then. */
  STANDING(
      """
       from (select a.finding_id as id, a.cluster_id, a.boundary_id, a.opened_at, a.system, a.stand,
            null::timestamptz as ended_at
          from %s where a.during @> :standing) f
      """,
      "%s.during @> :standing", "v.during @> :standing"),

  /** What has ended. */
  ENDED(
      """
       from (select id, cluster_id, ended_in as boundary_id, opened_at, ended_at
          from finding where ended_at is not null) f
      """,
      "%s.until_at = f.ended_at",
      "v.until_at is null"),

  /** What had ended by an instant. */
  ENDED_THEN(
      """
       from (select id, cluster_id, ended_in as boundary_id, opened_at, ended_at
          from finding where ended_at <= :t) f
      """,
      "%s.until_at = f.ended_at",
      "v.during @> :t"),

  /** All there is. */
  NOW(" from finding f", "%s.until_at is not distinct from f.ended_at", "v.until_at is null"),

  /** All there was: what ended after the instant had not ended, what opened after it is not. */
  THEN(
      """
       from (select id, cluster_id, opened_at, opened_by, recurrence_of, during,
            case when ended_at <= :t then ended_at end as ended_at,
            case when ended_at <= :t then ended_as end as ended_as,
            case when ended_at <= :t then ended_by end as ended_by
          from finding where opened_at <= :t) f
      """,
      "case when f.ended_at is null then %1$s.during @> :t else %1$s.until_at = f.ended_at end",
      "v.during @> :t");

  private final String from;
  private final String lastly;
  private final String cluster;

  FindingSource(String from, String lastly, String cluster) {
    this.from = from;
    this.lastly = lastly;
    this.cluster = cluster;
  }

  /** The source of what the filter lets through. */
  static FindingSource of(FindingFilter filter) {
    boolean then = filter.asOf() != null;
    return switch (filter.state()) {
      case ANY -> then ? THEN : NOW;
      case ENDED -> then ? ENDED_THEN : ENDED;
      case RAW, OPEN, UNADDRESSED, ACCEPTED, DOCUMENTED ->
          filter.standing() != null ? STANDING : then ? THEN : NOW;
    };
  }

  /** A condition for each thing that a state says. Nothing is addressed where none is told. */
  List<String> conditions(State state) {
    String open = this == THEN ? "f.during @> :t" : "f.ended_at is null";
    return switch (this) {
      case STANDING ->
          switch (state) {
            case OPEN -> List.of("f.stand <> 'DOCUMENTED'");
            case UNADDRESSED, ACCEPTED, DOCUMENTED -> List.of("f.stand = '" + state + "'");
            case RAW, ENDED, ANY -> List.of();
          };
      case ENDED, ENDED_THEN -> List.of();
      case NOW, THEN ->
          switch (state) {
            case RAW, OPEN, UNADDRESSED -> List.of(open);
            case ACCEPTED, DOCUMENTED -> List.of("false");
            case ENDED, ANY -> List.of();
          };
    };
  }

  String from(Scope scope) {
    return this == STANDING ? from.formatted(StandsSeen.sql(scope)) : from;
  }

  /** Whether nothing outside the scope comes from it, so that no condition need say so. */
  boolean keepsTo(Scope scope) {
    return this == STANDING && !scope.all();
  }

  /** That a dated row of a finding, by its alias, is the present or the last one. */
  String lastly(String alias) {
    return lastly.formatted(alias);
  }

  String join(Part part) {
    return switch (part) {
      case PLACE -> " join finding_place p on p.finding_id = f.id and " + lastly("p");
      case CLUSTER -> " join cluster_version v on v.cluster_id = f.cluster_id and " + cluster;
      case SYSTEM ->
          """
           cross join lateral (select bool_and(d.system) as system from finding_detail d
            where d.finding_id = f.id and %s) as s
          """
              .formatted(lastly("d"));
    };
  }

  /** Its boundary. */
  String boundary() {
    return all() ? "p.boundary_id" : "f.boundary_id";
  }

  /** Whether it is a system container's. */
  String system() {
    return this == STANDING ? "f.system" : "s.system";
  }

  /** By what the worst come first; what ended is no better or worse than another. */
  String worst() {
    return switch (this) {
      case STANDING ->
          """
          (case f.stand when 'UNADDRESSED' then 0 when 'ACCEPTED' then 1 else 2 end), f.system,
          f.opened_at desc, f.id
          """;
      case ENDED, ENDED_THEN -> FindingOrder.NEWEST.sql();
      case NOW, THEN -> "s.system, f.opened_at desc, f.id";
    };
  }

  private boolean all() {
    return this == NOW || this == THEN;
  }
}
