package io.muster.exports.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Clusters;
import io.muster.exports.Reports;
import io.muster.exports.scheduled.ReportSchedule;
import io.muster.exports.scheduled.ReportScheduling;
import io.muster.exports.scheduled.ReportSettings;
import io.muster.exports.scheduled.ScheduledReport;
import io.muster.exports.scheduled.ScheduledReports;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.Problem;
import io.muster.ui.PageLinks;
import io.muster.ui.PageRequested;
import io.muster.ui.RefusedForm;
import io.muster.ui.SavedFile;
import io.muster.ui.SeeOther;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reports that are made by themselves: what was made, and having one made. */
@Controller
class ScheduledReportsController {

  private static final String LIST = "/reports/scheduled";
  private static final String FORM = "exports/report-schedule";

  private static final List<Choice> CADENCES =
      List.of(
          new Choice("DAILY", "Every day"),
          new Choice("WEEKLY", "Every week"),
          new Choice("MONTHLY", "On the first day of each month"),
          new Choice("CRON", "At the times of a cron expression"));
  private static final List<Choice> WEEKDAYS =
      List.of(
          new Choice("MON", "Monday"),
          new Choice("TUE", "Tuesday"),
          new Choice("WED", "Wednesday"),
          new Choice("THU", "Thursday"),
          new Choice("FRI", "Friday"),
          new Choice("SAT", "Saturday"),
          new Choice("SUN", "Sunday"));

  private final ScheduledReports made;
  private final ReportScheduling scheduling;
  private final ReportSettings settings;
  private final Reports reports;
  private final Boundaries boundaries;
  private final Clusters clusters;
  private final Clock clock;

  ScheduledReportsController(
      ScheduledReports made,
      ReportScheduling scheduling,
      ReportSettings settings,
      Reports reports,
      Boundaries boundaries,
      Clusters clusters,
      Clock clock) {
    this.made = made;
    this.scheduling = scheduling;
    this.settings = settings;
    this.reports = reports;
    this.boundaries = boundaries;
    this.clusters = clusters;
    this.clock = clock;
  }

  @GetMapping(LIST)
  String list(Actor actor, @RequestParam(required = false) @Nullable String page, Model model) {
    Scope scope = actor.scope();
    PageRequested asked = PageRequested.of(page);
    model.addAttribute(
        "rows",
        made.list(scope, Math.toIntExact(asked.offset()), asked.size()).stream()
            .map(r -> new ScheduledReportRow(r, title(r.schedule().report())))
            .toList());
    model.addAttribute("links", new PageLinks(LIST, Map.of(), asked, made.count(scope)));
    model.addAttribute(
        "schedules", scheduling.list(actor).stream().map(s -> row(s, scope)).toList());
    model.addAttribute("everybodys", ReportScheduling.administers(actor));
    model.addAttribute("kept", settings);
    return "exports/scheduled";
  }

  @GetMapping("/reports/scheduled/{id}")
  void file(Actor actor, @PathVariable String id, HttpServletResponse response) throws IOException {
    ScheduledReport report = made.get(uuid(id), actor.scope());
    SavedFile.begin(response, report.file().mediaType(), report.file().name());
    response.setContentLengthLong(report.file().size());
    made.write(report, response.getOutputStream());
  }

  @GetMapping("/reports/schedules/form")
  ModelAndView ask(Actor actor, @ModelAttribute("form") ReportScheduleForm form) {
    return shown(new ModelAndView(FORM), form, actor);
  }

  @PostMapping("/reports/schedules")
  ModelAndView make(
      Actor actor, @ModelAttribute("form") ReportScheduleForm form, RedirectAttributes after) {
    try {
      scheduling.make(actor, form.kind(), form.about(), form.timetable());
    } catch (Invalid | Conflict refused) {
      return shown(RefusedForm.of(FORM, form, (Problem) refused), form, actor);
    }
    after.addFlashAttribute("done", "The report is made by itself from now on.");
    return SeeOther.to(LIST);
  }

  @PostMapping("/reports/schedules/{id}/end")
  ModelAndView stop(Actor actor, @PathVariable String id, RedirectAttributes after) {
    scheduling.stop(actor, uuid(id));
    after.addFlashAttribute("done", "The report is made no more. What was made stays.");
    return SeeOther.to(LIST);
  }

  private ModelAndView shown(ModelAndView page, ReportScheduleForm form, Actor actor) {
    return page.addObject(
            "reports",
            reports.offers().stream()
                .map(o -> new Choice(o.kind() + "." + o.format(), o.title()))
                .toList())
        .addObject(
            "boundaries",
            boundaries.list(actor.scope()).stream()
                .map(b -> new Choice(b.id().toString(), b.name()))
                .toList())
        .addObject("cadences", CADENCES)
        .addObject("weekdays", WEEKDAYS)
        .addObject(
            "cluster",
            form.about().cluster() == null
                ? null
                : clusters.get(form.about().cluster(), actor.scope()));
  }

  private ReportScheduleRow row(ReportSchedule schedule, Scope scope) {
    return new ReportScheduleRow(
        schedule,
        title(schedule.report()),
        about(schedule.about(), scope),
        schedule.end() != null
            ? null
            : schedule.timetable().nominal(clock.instant(), 1).stream().findFirst().orElse(null));
  }

  private String about(ReportSchedule.About about, Scope scope) {
    String words =
        about.cluster() != null
            ? clusters
                .find(about.cluster(), scope)
                .map(c -> "Cluster " + c.name())
                .orElse("A cluster out of sight")
            : about.boundary() != null
                ? boundaries
                    .find(about.boundary(), scope)
                    .map(b -> "Boundary " + b.name())
                    .orElse("A boundary out of sight")
                : "All that its owner may see";
    return about.label().isEmpty() ? words : words + ", label " + about.label();
  }

  private String title(ReportSchedule.Kind kind) {
    return titles().getOrDefault(kind.name() + "." + kind.format(), kind.name());
  }

  private Map<String, String> titles() {
    return reports.offers().stream()
        .collect(Collectors.toMap(o -> o.kind() + "." + o.format(), Reports.Offer::title));
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException none) {
      throw new NotFound("There is no such report.");
    }
  }
}
