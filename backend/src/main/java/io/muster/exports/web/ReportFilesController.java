package io.muster.exports.web;

import io.muster.exports.Checklists;
import io.muster.exports.Reports;
import io.muster.identity.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** What was true of several clusters, as one file; its name says what, and its ending how. */
@Controller
class ReportFilesController {

  private final Checklists checklists;
  private final Reports reports;

  ReportFilesController(Checklists checklists, Reports reports) {
    this.checklists = checklists;
    this.reports = reports;
  }

  @GetMapping("/reports/{kind}.{format}")
  void file(
      Actor actor,
      @PathVariable String kind,
      @PathVariable String format,
      @ModelAttribute("asked") ChecklistsAsked asked,
      HttpServletResponse response)
      throws IOException {
    reports
        .of(kind, format, asked.selection(), checklists.moment(asked.asOf()), actor.scope())
        .send(response);
  }
}
