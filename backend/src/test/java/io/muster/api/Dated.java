package io.muster.api;

import io.muster.exports.Reports;
import io.muster.ui.DatedAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/**
 * The addresses of a year that answer for any instant. They are the portal's own: a new one joins
 * by itself, and one with a variable that is not known here fails.
 *
 * @param patterns the paths, where {@code {id}} stands for an id
 * @param reports what reports there are
 */
record Dated(List<String> patterns, Reports reports) {

  /** What else is asked of a list than all of it. */
  private static final Map<String, List<String>> QUERIES =
      Map.of(
          "/api/v1/findings",
          List.of("open", "unaddressed", "accepted", "documented", "raw", "ended", "any").stream()
              .map(state -> "state=" + state)
              .toList(),
          "/api/v1/exceptions",
          List.of("", "phase=IN_FORCE", "phase=EXPIRED", "state=SUBMITTED"),
          "/findings",
          List.of("state=any"),
          "/findings.csv",
          List.of("state=any"),
          "/api/v1/clusters/{id}/checklist",
          List.of("format=ckl", "format=cklb", "format=xccdf"),
          "/clusters/{id}/checklist/file",
          List.of("format=cklb"),
          "/api/v1/reports/checklists",
          List.of("format=cklb"),
          "/reports/checklists.zip",
          List.of("format=ckl"));

  static Dated of(ApplicationContext portal) {
    return new Dated(DatedAddresses.patterns(portal), portal.getBean(Reports.class));
  }

  /** What programs read, but for files. */
  List<String> answers(EventfulYear year) {
    return addresses(year, true, false);
  }

  /** The files that programs and people download. */
  List<String> files(EventfulYear year) {
    List<String> files = new ArrayList<>(addresses(year, true, true));
    files.addAll(addresses(year, false, true));
    return files;
  }

  /** The pages. */
  List<String> pages(EventfulYear year) {
    return addresses(year, false, false);
  }

  private List<String> addresses(EventfulYear year, boolean api, boolean files) {
    return patterns.stream()
        .filter(p -> p.startsWith("/api/") == api && isFile(p) == files)
        .flatMap(p -> of(p, year))
        .toList();
  }

  private static boolean isFile(String pattern) {
    return pattern.contains(".")
        || pattern.startsWith("/api/") && pattern.matches(".*/(checklist|reports/.*)")
        || pattern.endsWith("/file");
  }

  private Stream<String> of(String pattern, EventfulYear year) {
    return paths(pattern, year)
        .flatMap(
            path ->
                QUERIES.getOrDefault(pattern, List.of("")).stream()
                    .map(query -> query.isEmpty() ? path : with(path, query)));
  }

  private Stream<String> paths(String pattern, EventfulYear year) {
    int variable = pattern.indexOf('{');
    if (variable < 0) {
      return Stream.of(pattern);
    }
    String before = pattern.substring(pattern.startsWith("/api/v1") ? 7 : 0, variable);
    return switch (before) {
      case "/clusters/" -> each(pattern, year.clusters().stream().map(c -> c.id()));
      case "/scans/" -> each(pattern, year.scans().stream());
      case "/findings/" -> each(pattern, year.findings().stream());
      case "/exceptions/" -> each(pattern, year.exceptions().stream().map(e -> e.id()));
      case "/plans/" -> each(pattern, year.plans().stream());
      case "/boundaries/" ->
          each(pattern, Stream.of(year.shipyard(), year.roads()).map(b -> b.id()));
      case "/rules/" -> each(pattern, Stream.of("V-260930"));
      case "/reports/" -> reports(pattern);
      default -> throw new AssertionError("Say here what the variable stands for in " + pattern);
    };
  }

  private Stream<String> reports(String pattern) {
    return reports.offers().stream()
        .map(
            o ->
                pattern.contains("{format}")
                    ? pattern.replace("{kind}", o.kind()).replace("{format}", o.format())
                    : with(pattern.replace("{kind}", o.kind()), "format=" + o.format()));
  }

  private static Stream<String> each(String pattern, Stream<?> ids) {
    return ids.map(id -> pattern.replaceFirst("\\{[^}]+}", "" + id));
  }

  /** The address with one more parameter. */
  static String with(String address, String parameter) {
    return address + (address.contains("?") ? "&" : "?") + parameter;
  }
}
