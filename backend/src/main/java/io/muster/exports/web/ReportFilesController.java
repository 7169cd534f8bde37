package io.muster.exports.web;

import io.muster.exports.Checklists;
import io.muster.exports.FleetChecklists;
import io.muster.exports.Moment;
import io.muster.exports.assessment.AssessmentReports;
import io.muster.exports.sheets.FindingsWorkbook;
import io.muster.exports.sheets.PoamWorkbook;
import io.muster.exports.sheets.Xlsx;
import io.muster.identity.Actor;
import io.muster.ui.SavedFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What was true of several clusters, as one file for people and their spreadsheets. */
@Controller
class ReportFilesController {

  private final Checklists checklists;
  private final FindingsWorkbook findings;
  private final PoamWorkbook poam;
  private final AssessmentReports assessments;

  ReportFilesController(
      Checklists checklists,
      FindingsWorkbook findings,
      PoamWorkbook poam,
      AssessmentReports assessments) {
    this.checklists = checklists;
    this.findings = findings;
    this.poam = poam;
    this.assessments = assessments;
  }

  @GetMapping("/reports/findings.xlsx")
  void findings(
      Actor actor, @ModelAttribute("asked") ChecklistsAsked asked, HttpServletResponse response)
      throws IOException {
    Moment moment = checklists.moment(asked.asOf());
    FleetChecklists.Export file = findings.of(asked.selection(), moment, actor.scope());
    SavedFile.begin(response, Xlsx.MEDIA_TYPE, moment.fileName("findings-V-260930", Xlsx.ENDING));
    file.write(response.getOutputStream());
  }

  @GetMapping("/reports/poam.xlsx")
  void poam(
      Actor actor, @ModelAttribute("asked") ChecklistsAsked asked, HttpServletResponse response)
      throws IOException {
    Moment moment = checklists.moment(asked.asOf());
    FleetChecklists.Export file = poam.of(asked.selection(), moment, actor.scope());
    SavedFile.begin(response, Xlsx.MEDIA_TYPE, moment.fileName("poam-V-260930", Xlsx.ENDING));
    file.write(response.getOutputStream());
  }

  @GetMapping("/reports/assessment.pdf")
  void assessment(
      Actor actor, @ModelAttribute("asked") ChecklistsAsked asked, HttpServletResponse response)
      throws IOException {
    Moment moment = checklists.moment(asked.asOf());
    FleetChecklists.Export file = assessments.of(asked.selection(), moment, actor.scope());
    SavedFile.begin(response, "application/pdf", moment.fileName("assessment-V-260930", ".pdf"));
    file.write(response.getOutputStream());
  }
}
