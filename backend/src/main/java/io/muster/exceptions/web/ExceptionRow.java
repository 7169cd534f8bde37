package io.muster.exceptions.web;

import io.muster.exceptions.Drift;
import io.muster.exceptions.ExceptionRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as lists show it.
 *
 * @param boundary the boundary's name
 * @param drift its evidence that changed
 */
public record ExceptionRow(
    ExceptionRequest request, RequestStatus status, String boundary, List<Drift> drift) {

  static ExceptionRow of(
      ExceptionRequest request, Map<String, String> boundaries, List<Drift> drifts, Instant now) {
    return new ExceptionRow(
        request,
        RequestStatus.of(request, now),
        boundaries.getOrDefault(request.boundary().toString(), ""),
        drifts.stream().filter(d -> d.exception().equals(request.id())).toList());
  }

  /** Its last day, or null if none was said yet. */
  public @Nullable LocalDate until() {
    return request.term() == null ? request.text().until() : request.term().untilDay();
  }
}
