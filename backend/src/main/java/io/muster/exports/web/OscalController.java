package io.muster.exports.web;

import io.muster.exports.Checklists;
import io.muster.exports.FleetChecklists;
import io.muster.exports.Moment;
import io.muster.exports.OscalExports;
import io.muster.identity.Actor;
import io.muster.ui.SavedFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** OSCAL files of the clusters that the fleet list's filters choose. */
@Controller
class OscalController {

  private final OscalExports exports;
  private final Checklists checklists;

  OscalController(OscalExports exports, Checklists checklists) {
    this.exports = exports;
    this.checklists = checklists;
  }

  @GetMapping("/reports/oscal-ar.json")
  void assessmentResults(
      Actor actor, @ModelAttribute("asked") ChecklistsAsked asked, HttpServletResponse response)
      throws IOException {
    Moment moment = checklists.moment(asked.asOf());
    FleetChecklists.Export results =
        exports.assessmentResults(asked.selection(), moment, actor.scope());
    SavedFile.begin(
        response, "application/json", moment.fileName("oscal-assessment-results", ".json"));
    results.write(response.getOutputStream());
  }

  @GetMapping("/reports/oscal-poam.json")
  void poam(
      Actor actor, @ModelAttribute("asked") ChecklistsAsked asked, HttpServletResponse response)
      throws IOException {
    Moment moment = checklists.moment(asked.asOf());
    FleetChecklists.Export poam = exports.poam(asked.selection(), moment, actor.scope());
    SavedFile.begin(response, "application/json", moment.fileName("oscal-poam", ".json"));
    poam.write(response.getOutputStream());
  }
}
