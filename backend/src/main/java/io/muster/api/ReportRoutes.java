package io.muster.api;

import io.muster.exports.Checklists;
import io.muster.exports.FleetChecklists;
import io.muster.exports.Moment;
import io.muster.exports.Selection;
import io.muster.exports.sheets.FindingsWorkbook;
import io.muster.exports.sheets.Xlsx;
import io.muster.identity.Actor;
import io.muster.shared.Invalid;
import io.muster.ui.SavedFile;
import io.muster.ui.TextFile;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports as files, for any past instant. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportRoutes {

  private final Checklists checklists;
  private final FleetChecklists fleet;
  private final FindingsWorkbook findings;

  ReportRoutes(Checklists checklists, FleetChecklists fleet, FindingsWorkbook findings) {
    this.checklists = checklists;
    this.fleet = fleet;
    this.findings = findings;
  }

  @GetMapping("/findings")
  @Operation(summary = "What violated at an instant, a line for each container: format csv or xlsx")
  void findings(
      Actor actor,
      @RequestParam(defaultValue = "csv") String format,
      @RequestParam(required = false) @Nullable String boundary,
      @RequestParam(required = false) @Nullable String cluster,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletResponse response)
      throws IOException {
    Moment moment = checklists.moment(asOf);
    Selection selection = ChecklistRoutes.selection(boundary, cluster, label);
    switch (format) {
      case "csv" -> {
        FleetChecklists.Export csv = fleet.findings(selection, moment, actor.scope());
        TextFile.begin(response, "text/csv", moment.fileName("findings-V-260930", ".csv"));
        csv.write(response.getOutputStream());
      }
      case "xlsx" -> {
        FleetChecklists.Export xlsx = findings.of(selection, moment, actor.scope());
        SavedFile.begin(
            response, Xlsx.MEDIA_TYPE, moment.fileName("findings-V-260930", Xlsx.ENDING));
        xlsx.write(response.getOutputStream());
      }
      default -> throw new Invalid("format", "Findings come as csv or xlsx.");
    }
  }
}
