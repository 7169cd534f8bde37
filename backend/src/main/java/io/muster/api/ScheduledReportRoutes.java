package io.muster.api;

import io.muster.exports.scheduled.ScheduledReport;
import io.muster.exports.scheduled.ScheduledReports;
import io.muster.identity.Actor;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.ui.SavedFile;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the portal made by itself. */
@RestController
@RequestMapping("/api/v1/reports/scheduled")
class ScheduledReportRoutes {

  private final ScheduledReports reports;

  ScheduledReportRoutes(ScheduledReports reports) {
    this.reports = reports;
  }

  @GetMapping
  @Operation(summary = "What came of scheduled reports, or of one of them, the newest first")
  PagedItems<ScheduledReportView> list(
      Actor actor, @RequestParam(defaultValue = "") String schedule, Paging paging) {
    UUID of =
        schedule.isEmpty() ? null : uuid("schedule", schedule, "This is the id of a schedule.");
    UUID before =
        paging.after() == null
            ? null
            : uuid("cursor", paging.after(), "This cursor was not given by this list.");
    List<ScheduledReport> rows = reports.after(before, of, paging.limit() + 1, actor.scope());
    return PagedItems.cut(rows, paging, r -> r.id().toString(), ScheduledReportView::of);
  }

  @GetMapping("/{id}")
  @Operation(summary = "The file of a scheduled report")
  void file(Actor actor, @PathVariable String id, HttpServletResponse response) throws IOException {
    ScheduledReport report = reports.get(uuid(id), actor.scope());
    SavedFile.begin(response, report.file().mediaType(), report.file().name());
    response.setContentLengthLong(report.file().size());
    reports.write(report, response.getOutputStream());
  }

  private static UUID uuid(String field, String said, String otherwise) {
    try {
      return UUID.fromString(said);
    } catch (IllegalArgumentException none) {
      throw new Invalid(field, otherwise);
    }
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException none) {
      throw new NotFound("There is no such report.");
    }
  }
}
