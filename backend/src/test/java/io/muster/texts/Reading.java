package io.muster.texts;

import io.muster.access.AccessWorld.Side;
import io.muster.access.Route;
import io.muster.access.Routes;
import io.muster.exports.Format;
import io.muster.exports.Reports;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One page or file to be read.
 *
 * @param route which it is of
 * @param location where it is
 */
record Reading(Route route, String location) {

  /** All that a route gives about the side: each report and checklist in all its forms. */
  static List<Reading> of(Route route, Side side, Reports reports) {
    String boundary = "boundary=" + side.boundary().id();
    String path = route.pattern().contains("{kind}") ? "" : Routes.path(route, side);
    String said =
        side.says(route).entrySet().stream()
            .map(s -> s.getKey() + "=" + s.getValue())
            .collect(Collectors.joining("&"));
    List<String> locations =
        switch (route.pattern()) {
          case "/reports/{kind}.{format}" ->
              reports.offers().stream()
                  .map(o -> "/reports/" + o.kind() + "." + o.format() + "?" + boundary)
                  .toList();
          case "/api/v1/reports/{kind}" ->
              reports.offers().stream()
                  .map(o -> "/api/v1/reports/%s?format=%s".formatted(o.kind(), o.format()))
                  .map(l -> l + "&" + boundary)
                  .toList();
          case "/reports/checklists.zip", "/api/v1/reports/checklists" ->
              inAllFormats(path + "?" + boundary + "&format=");
          case "/clusters/{id}/checklist/file", "/api/v1/clusters/{id}/checklist" ->
              inAllFormats(path + "?format=");
          default -> List.of(path + "?" + said);
        };
    return locations.stream().map(location -> new Reading(route, location)).toList();
  }

  private static List<String> inAllFormats(String location) {
    return Arrays.stream(Format.values()).map(format -> location + format.word()).toList();
  }

  @Override
  public String toString() {
    return location;
  }
}
