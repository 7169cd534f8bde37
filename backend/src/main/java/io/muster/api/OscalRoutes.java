package io.muster.api;

import io.muster.exports.Checklists;
import io.muster.exports.FleetChecklists;
import io.muster.exports.Moment;
import io.muster.exports.OscalExports;
import io.muster.exports.Selection;
import io.muster.identity.Actor;
import io.muster.shared.Invalid;
import io.muster.ui.SavedFile;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** OSCAL files, for any past instant. */
@RestController
@RequestMapping("/api/v1/reports")
class OscalRoutes {

  private final OscalExports exports;
  private final Checklists checklists;

  OscalRoutes(OscalExports exports, Checklists checklists) {
    this.exports = exports;
    this.checklists = checklists;
  }

  @GetMapping("/oscal-ar")
  @Operation(summary = "OSCAL 1.1.3 assessment results: a result for each cluster")
  void assessmentResults(
      Actor actor,
      @RequestParam(defaultValue = "json") String format,
      @RequestParam(required = false) @Nullable String boundary,
      @RequestParam(required = false) @Nullable String cluster,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletResponse response)
      throws IOException {
    Moment moment = checklists.moment(asOf);
    Selection selection = selection(format, boundary, cluster, label);
    FleetChecklists.Export results = exports.assessmentResults(selection, moment, actor.scope());
    SavedFile.begin(
        response, "application/json", moment.fileName("oscal-assessment-results", ".json"));
    results.write(response.getOutputStream());
  }

  @GetMapping("/oscal-poam")
  @Operation(
      summary = "OSCAL 1.1.3 plan of action and milestones: an item for each boundary and rule")
  void poam(
      Actor actor,
      @RequestParam(defaultValue = "json") String format,
      @RequestParam(required = false) @Nullable String boundary,
      @RequestParam(required = false) @Nullable String cluster,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletResponse response)
      throws IOException {
    Moment moment = checklists.moment(asOf);
    Selection selection = selection(format, boundary, cluster, label);
    FleetChecklists.Export poam = exports.poam(selection, moment, actor.scope());
    SavedFile.begin(response, "application/json", moment.fileName("oscal-poam", ".json"));
    poam.write(response.getOutputStream());
  }

  private static Selection selection(
      String format, @Nullable String boundary, @Nullable String cluster, String label) {
    if (!format.equals("json")) {
      throw new Invalid("format", "The format of OSCAL files is json.");
    }
    return ChecklistRoutes.selection(boundary, cluster, label);
  }
}
