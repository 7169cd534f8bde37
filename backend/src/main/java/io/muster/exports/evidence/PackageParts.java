package io.muster.exports.evidence;

import io.muster.credentials.SigningKeys;
import io.muster.exports.Checklists;
import io.muster.exports.FleetChecklists;
import io.muster.exports.FleetChecklists.Export;
import io.muster.exports.Moment;
import io.muster.exports.OscalExports;
import io.muster.exports.SelectedClusters;
import io.muster.exports.Selection;
import io.muster.exports.assessment.AssessmentReports;
import io.muster.exports.sheets.FindingsWorkbook;
import io.muster.exports.sheets.PoamWorkbook;
import io.muster.identity.Scope;
import io.muster.inventory.RememberedNodes;
import io.muster.scans.Evidence;
import io.muster.ui.Frame;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** All from which a package is put together. */
@Component
record PackageParts(
    SelectedClusters clusters,
    Checklists checklists,
    InventoryFacts inventory,
    RememberedNodes nodes,
    Evidence evidence,
    Decisions decisions,
    FleetChecklists findings,
    FindingsWorkbook findingsSheets,
    PoamWorkbook poam,
    AssessmentReports assessments,
    OscalExports oscal,
    SigningKeys keys,
    Frame frame) {

  /** Makes a report. */
  @FunctionalInterface
  interface Report {
    Export of(Selection selection, Moment moment, Scope scope);
  }

  /** The reports about all clusters of a package, by the names of their files. */
  Map<String, Report> reports() {
    Map<String, Report> all = new LinkedHashMap<>();
    all.put("reports/assessment.pdf", assessments::of);
    all.put("reports/findings.csv", findings::findings);
    all.put("reports/findings.xlsx", findingsSheets::of);
    all.put("reports/poam.xlsx", poam::of);
    all.put("reports/oscal-assessment-results.json", oscal::assessmentResults);
    all.put("reports/oscal-poam.json", oscal::poam);
    return all;
  }
}
