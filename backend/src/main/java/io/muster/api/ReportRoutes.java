package io.muster.api;

import io.muster.exports.Checklists;
import io.muster.exports.FleetChecklists;
import io.muster.exports.Moment;
import io.muster.exports.Selection;
import io.muster.exports.assessment.AssessmentReports;
import io.muster.exports.sheets.FindingsWorkbook;
import io.muster.exports.sheets.PoamWorkbook;
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
  private final PoamWorkbook poam;
  private final AssessmentReports assessments;

  ReportRoutes(
      Checklists checklists,
      FleetChecklists fleet,
      FindingsWorkbook findings,
      PoamWorkbook poam,
      AssessmentReports assessments) {
    this.checklists = checklists;
    this.fleet = fleet;
    this.findings = findings;
    this.poam = poam;
    this.assessments = assessments;
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

  @GetMapping("/poam")
  @Operation(
      summary = "Plans of action and milestones at an instant, in the columns of eMASS: xlsx")
  void poam(
      Actor actor,
      @RequestParam(defaultValue = "xlsx") String format,
      @RequestParam(required = false) @Nullable String boundary,
      @RequestParam(required = false) @Nullable String cluster,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletResponse response)
      throws IOException {
    if (!format.equals("xlsx")) {
      throw new Invalid("format", "A POA&M comes as xlsx.");
    }
    Moment moment = checklists.moment(asOf);
    FleetChecklists.Export xlsx =
        poam.of(ChecklistRoutes.selection(boundary, cluster, label), moment, actor.scope());
    SavedFile.begin(response, Xlsx.MEDIA_TYPE, moment.fileName("poam-V-260930", Xlsx.ENDING));
    xlsx.write(response.getOutputStream());
  }

  @GetMapping("/assessment")
  @Operation(summary = "Verdicts, findings and decisions at an instant, for people: pdf")
  void assessment(
      Actor actor,
      @RequestParam(defaultValue = "pdf") String format,
      @RequestParam(required = false) @Nullable String boundary,
      @RequestParam(required = false) @Nullable String cluster,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletResponse response)
      throws IOException {
    if (!format.equals("pdf")) {
      throw new Invalid("format", "An assessment comes as pdf.");
    }
    Moment moment = checklists.moment(asOf);
    FleetChecklists.Export pdf =
        assessments.of(ChecklistRoutes.selection(boundary, cluster, label), moment, actor.scope());
    SavedFile.begin(response, "application/pdf", moment.fileName("assessment-V-260930", ".pdf"));
    pdf.write(response.getOutputStream());
  }
}
