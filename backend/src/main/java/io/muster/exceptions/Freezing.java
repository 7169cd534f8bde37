package io.muster.exceptions;

import io.muster.shared.ClusterId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;

/** What an approval makes of a request: the frozen clusters and fingerprints, and its instants. */
final class Freezing {

  private Freezing() {}

  /**
   * The term.
   *
   * @param request says its first and last day
   * @param at when it is approved
   */
  static Term term(
      ExceptionRequest request, Evidence caught, Set<ClusterId> clusters, ZoneId zone, Instant at) {
    return term(request, caught.fingerprints(), caught.names(), clusters, zone, at);
  }

  /** The same of what would be caught, whose facts nobody asked for. */
  static Term term(ExceptionRequest request, Matches matches, ZoneId zone, Instant at) {
    Set<String> fingerprints = matches.fingerprints(request.text().pin());
    return term(request, fingerprints, matches.names(), matches.clusters(), zone, at);
  }

  private static Term term(
      ExceptionRequest request,
      Set<String> fingerprints,
      Set<String> names,
      Set<ClusterId> clusters,
      ZoneId zone,
      Instant at) {
    LocalDate from = Objects.requireNonNull(request.text().from());
    LocalDate until = Objects.requireNonNull(request.text().until());
    return new Term(
        request.id(),
        request.number(),
        request.kind(),
        request.boundary(),
        request.text().pin(),
        at,
        from,
        until,
        zone,
        from.atStartOfDay(zone).toInstant(),
        until.plusDays(1).atStartOfDay(zone).toInstant(),
        null,
        clusters,
        fingerprints,
        names);
  }
}
