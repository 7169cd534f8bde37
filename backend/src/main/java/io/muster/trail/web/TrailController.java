package io.muster.trail.web;

import io.muster.clusters.Boundaries;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.trail.Trail;
import io.muster.trail.TrailAccess;
import io.muster.trail.TrailFilter;
import io.muster.trail.TrailLine;
import io.muster.ui.Csv;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import tools.jackson.databind.json.JsonMapper;

/** The lines of the audit log, on a page and as files. */
@Controller
class TrailController {

  private static final int PAGE = 50;
  private static final int FILE_PAGE = 1000;

  private final Trail trail;
  private final Boundaries boundaries;
  private final JsonMapper json;
  private final Clock clock;

  TrailController(Trail trail, Boundaries boundaries, JsonMapper json, Clock clock) {
    this.trail = trail;
    this.boundaries = boundaries;
    this.json = json;
    this.clock = clock;
  }

  @GetMapping("/audit")
  String list(Actor actor, @ModelAttribute("asked") TrailAsked asked, Model model) {
    Scope scope = TrailAccess.of(actor);
    TrailFilter filter = asked.filter();
    boolean backwards = asked.newer() != null;
    List<TrailLine> found =
        backwards
            ? trail.after(asked.newer(), filter, PAGE + 1, scope)
            : trail.before(asked.older(), filter, PAGE + 1, scope);
    boolean more = found.size() > PAGE;
    List<TrailLine> shown =
        more ? found.subList(backwards ? 1 : 0, PAGE + (backwards ? 1 : 0)) : found;
    Map<BoundaryId, String> names = names(scope);
    model.addAttribute("rows", shown.stream().map(l -> TrailRow.of(l, names, json)).toList());
    model.addAttribute("boundaries", names);
    model.addAttribute("filtered", !asked.parameters().isEmpty());
    model.addAttribute("everything", scope.all());
    model.addAttribute("csv", links("/audit.csv", asked).with("page", ""));
    model.addAttribute("jsonFile", links("/audit.json", asked).with("page", ""));
    if (!shown.isEmpty()) {
      boolean older = backwards || more;
      boolean newer = backwards ? more : asked.older() != null;
      model.addAttribute("older", older ? beside(asked, "before", shown.getLast()) : null);
      model.addAttribute("newer", newer ? beside(asked, "after", shown.getFirst()) : null);
    }
    return "trail/audit";
  }

  private static String beside(TrailAsked asked, String edge, TrailLine line) {
    return links("/audit", asked).with(edge, String.valueOf(line.seq()));
  }

  @GetMapping("/audit.csv")
  void csv(Actor actor, @ModelAttribute("asked") TrailAsked asked, HttpServletResponse response)
      throws IOException {
    Scope scope = TrailAccess.of(actor);
    TrailFilter filter = asked.filter();
    Map<BoundaryId, String> names = names(scope);
    TextFile.begin(response, "text/csv", "audit.csv");
    Writer out = response.getWriter();
    out.write(
        Csv.line(
            "Number",
            "At",
            "Who",
            "Account",
            "Roles",
            "Action",
            "Kind",
            "Subject",
            "Boundary",
            "Request",
            "From",
            "Details",
            "Hash"));
    each(
        filter,
        scope,
        l ->
            out.write(
                Csv.line(
                    l.seq(),
                    l.at(),
                    l.who(),
                    l.account(),
                    l.roles(),
                    l.action(),
                    l.subjectType(),
                    l.subject(),
                    l.boundary() == null
                        ? ""
                        : names.getOrDefault(l.boundary(), l.boundary().toString()),
                    l.request(),
                    l.address(),
                    l.details(),
                    l.hash())));
  }

  /** One object a line, so that what breaks off is seen and what is there can be read. */
  @GetMapping("/audit.json")
  void json(Actor actor, @ModelAttribute("asked") TrailAsked asked, HttpServletResponse response)
      throws IOException {
    Scope scope = TrailAccess.of(actor);
    TrailFilter filter = asked.filter();
    TextFile.begin(response, "application/x-ndjson", "audit.ndjson");
    Writer out = response.getWriter();
    each(filter, scope, l -> out.write(json.writeValueAsString(TrailRow.told(l, json)) + "\n"));
  }

  /** What is done with a line that is written to a file. */
  private interface Told {
    void tell(TrailLine line) throws IOException;
  }

  private void each(TrailFilter filter, Scope scope, Told told) throws IOException {
    List<TrailLine> part;
    Long before = null;
    do {
      part = trail.before(before, filter, FILE_PAGE, scope);
      for (TrailLine line : part) {
        told.tell(line);
        before = line.seq();
      }
    } while (part.size() == FILE_PAGE);
  }

  private Map<BoundaryId, String> names(Scope scope) {
    return boundaries.listAt(clock.instant(), scope).stream()
        .collect(
            Collectors.toMap(
                b -> b.id(), b -> b.details().name(), (a, b) -> a, java.util.LinkedHashMap::new));
  }

  private static PageLinks links(String path, TrailAsked asked) {
    return new PageLinks(path, asked.parameters(), PageRequested.of(null), 0);
  }
}
