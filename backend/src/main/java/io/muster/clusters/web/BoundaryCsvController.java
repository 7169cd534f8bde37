package io.muster.clusters.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.ui.Csv;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of boundaries as a file for spreadsheets, searched and sorted as the page is. */
@Controller
class BoundaryCsvController {

  private final Boundaries boundaries;
  private final Clusters clusters;
  private final Clock clock;

  BoundaryCsvController(Boundaries boundaries, Clusters clusters, Clock clock) {
    this.boundaries = boundaries;
    this.clusters = clusters;
    this.clock = clock;
  }

  @GetMapping("/boundaries.csv")
  void list(
      Actor actor,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String sort,
      HttpServletResponse response)
      throws IOException {
    var counts = clusters.countsInUse(actor.scope());
    List<BoundaryRow> all =
        boundaries.list(actor.scope()).stream()
            .map(b -> BoundaryRow.of(b, counts.getOrDefault(b.id(), 0L), clock))
            .toList();
    TextFile.begin(response, "text/csv", "boundaries.csv");
    Writer out = response.getWriter();
    out.write(
        Csv.line(
            "Name",
            "Acronym",
            "System",
            "eMASS id",
            "Authorizing official",
            "ISSM",
            "Authorization ends",
            "Time zone",
            "Allowed age in days",
            "Clusters in use"));
    for (BoundaryRow row : BoundaryList.found(all, q, BoundaryList.sort(sort))) {
      BoundaryDetails said = row.boundary().details();
      out.write(
          Csv.line(
              said.name(),
              said.acronym(),
              said.systemName(),
              said.emassId(),
              said.aoName(),
              said.issmName(),
              said.authorizationEnds(),
              said.timeZone(),
              said.allowedAgeDays(),
              row.clusters()));
    }
  }
}
