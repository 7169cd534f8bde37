package io.muster.clusters.web;

import io.muster.clusters.BoundaryDetails;
import io.muster.identity.Actor;
import io.muster.ui.AsOf;
import io.muster.ui.Csv;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of boundaries as a file for spreadsheets, searched and sorted as the page is. */
@Controller
class BoundaryCsvController {

  private final BoundaryRows rows;

  BoundaryCsvController(BoundaryRows rows) {
    this.rows = rows;
  }

  @GetMapping("/boundaries.csv")
  void list(
      Actor actor,
      AsOf asOf,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String sort,
      HttpServletResponse response)
      throws IOException {
    List<BoundaryRow> all = rows.of(asOf, actor.scope());
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
