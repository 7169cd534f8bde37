package io.muster.reports.web;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which trend the address asks for; the last 90 days and 30 ahead unless it says otherwise. */
record TrendsAsked(
    @Nullable String boundary,
    @Nullable String cluster,
    @Nullable String label,
    @Nullable String from,
    @Nullable String to) {

  private static final int BACK = 90;
  private static final int AHEAD = 30;

  TrendsAsked {
    boundary = Objects.requireNonNullElse(boundary, "");
    cluster = Objects.requireNonNullElse(cluster, "");
    label = Objects.requireNonNullElse(label, "").strip();
    from = Objects.requireNonNullElse(from, "");
    to = Objects.requireNonNullElse(to, "");
  }

  @Nullable BoundaryId boundaryId() {
    return boundary().isEmpty() ? null : BoundaryId.parse(boundary());
  }

  @Nullable ClusterId clusterId() {
    return cluster().isEmpty() ? null : ClusterId.parse(cluster());
  }

  LocalDate first(Instant now) {
    return day(from(), now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(BACK));
  }

  LocalDate last(Instant now) {
    return day(to(), now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(AHEAD));
  }

  Instant begins(Instant now) {
    return first(now).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  Instant ends(Instant now) {
    return last(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  Map<String, String> parameters(Instant now) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("boundary", boundary());
    said.put("cluster", cluster());
    said.put("label", label());
    said.put("from", first(now).toString());
    said.put("to", last(now).toString());
    return said;
  }

  private static LocalDate day(String text, LocalDate otherwise) {
    try {
      return text.isEmpty() ? otherwise : LocalDate.parse(text);
    } catch (DateTimeException none) {
      return otherwise;
    }
  }
}
