package io.muster.exports.assessment;

import io.muster.exports.FleetChecklists.Export;
import io.muster.exports.Moment;
import io.muster.exports.Selection;
import io.muster.identity.Scope;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Assessment reports as PDF: of a cluster, a selection, a boundary or the fleet, for any past
 * instant.
 */
@Component
public class AssessmentReports {

  /** A report is laid out in memory, so no more than these at once; others wait their turn. */
  private static final int AT_ONCE = 2;

  private final AssessmentReader reader;
  private final ReportTemplate template;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  AssessmentReports(AssessmentReader reader, ReportTemplate template) {
    this.reader = reader;
    this.template = template;
  }

  /**
   * The report. It is read at once; only its pages are laid out while it is sent.
   *
   * @throws io.muster.shared.NotFound if what the selection names was not in the scope
   */
  public Export of(Selection selection, Moment moment, Scope scope) {
    Assessment assessment = reader.of(selection, moment, scope, Limits.USUAL);
    return out -> {
      places.acquireUninterruptibly();
      try {
        TaggedPdf.print(template.xhtml(assessment), out);
      } finally {
        places.release();
      }
    };
  }
}
