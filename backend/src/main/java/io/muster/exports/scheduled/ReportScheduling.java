package io.muster.exports.scheduled;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Clusters;
import io.muster.exports.Reports;
import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.schedules.Cadence;
import io.muster.schedules.Timetable;
import io.muster.shared.AccountId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Having reports made by themselves, and no more. */
@Component
@Transactional
public class ReportScheduling {

  /** The most schedules of one person. */
  public static final int MOST = 20;

  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final int LOOKED_AT = 50;
  private static final Duration SHOWN_AFTER_END = Duration.ofDays(90);

  private final ScheduleRows rows;
  private final Reports reports;
  private final Boundaries boundaries;
  private final Clusters clusters;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReportScheduling(
      ScheduleRows rows,
      Reports reports,
      Boundaries boundaries,
      Clusters clusters,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.reports = reports;
    this.boundaries = boundaries;
    this.clusters = clusters;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Those of the viewer; of an administrator of all boundaries everybody's. Ended ones stay for 90
   * days, with why.
   */
  @Transactional(readOnly = true)
  public List<ReportSchedule> list(Actor viewer) {
    AccountId owner = administers(viewer) ? null : viewer.account();
    return rows.list(owner, clock.instant().minus(SHOWN_AFTER_END));
  }

  /**
   * One of those that {@link #list} is of, however long ago it ended.
   *
   * @throws NotFound if the viewer has none with that id
   */
  @Transactional(readOnly = true)
  public ReportSchedule get(Actor viewer, UUID id) {
    return rows.find(id)
        .filter(s -> administers(viewer) || s.owner().equals(viewer.account()))
        .orElseThrow(() -> new NotFound("There is no such scheduled report."));
  }

  /**
   * Has a report made by itself from now on, for the actor and under what the actor may see then.
   *
   * @throws Forbidden if the actor holds no role
   * @throws NotFound if what it is about is not in the actor's scope
   * @throws Invalid on {@code report}, {@code cron} or {@code label}
   * @throws Conflict if the actor has {@link #MOST} already
   */
  public ReportSchedule make(
      Actor actor, ReportSchedule.Kind report, ReportSchedule.About about, Timetable timetable) {
    if (actor.account() == null || actor.scope().isEmpty()) {
      throw new Forbidden("Reports are made for a person who holds a role.");
    }
    check(actor, report, about);
    Instant now = clock.instant();
    Cadence.Cron cron = cron(timetable, now);
    if (rows.count(actor.account()) >= MOST) {
      throw new Conflict("You have %d scheduled reports already: stop one first.".formatted(MOST));
    }
    ReportSchedule made =
        new ReportSchedule(
            UUID.randomUUID(),
            actor.account(),
            actor.username(),
            report,
            about,
            timetable,
            now,
            null);
    rows.add(made, cron.text());
    rows.plan(made.id(), timetable.nominal(now, 1).getFirst());
    events.publishEvent(new ReportScheduleEvent.Made(made, actor.who()));
    return made;
  }

  /**
   * Has it made no more. Its owner may, and an administrator of all boundaries. What was made
   * stays.
   *
   * @throws NotFound if the actor has none with that id
   * @throws Conflict if it has ended already
   */
  public void stop(Actor actor, UUID id) {
    ReportSchedule schedule = get(actor, id);
    String because =
        schedule.owner().equals(actor.account())
            ? "Its owner stopped it."
            : "An administrator stopped it.";
    if (!rows.end(id, new ReportSchedule.End(clock.instant(), actor.username(), because))) {
      throw new Conflict("It has been stopped already.");
    }
    events.publishEvent(new ReportScheduleEvent.Ended(schedule, because, actor.who()));
  }

  /** Stops one whose owner may see no more what it is about. */
  void stopByPortal(ReportSchedule schedule, String because) {
    if (rows.end(
        schedule.id(),
        new ReportSchedule.End(clock.instant(), ScheduledReportEvent.PORTAL.name(), because))) {
      events.publishEvent(
          new ReportScheduleEvent.Ended(schedule, because, ScheduledReportEvent.PORTAL));
    }
  }

  private void check(Actor actor, ReportSchedule.Kind report, ReportSchedule.About about) {
    if (reports.offers().stream()
        .noneMatch(o -> o.kind().equals(report.name()) && o.format().equals(report.format()))) {
      throw new Invalid("report", "Choose one of the reports.");
    }
    if (about.boundary() != null) {
      boundaries.get(about.boundary(), actor.scope());
    }
    if (about.cluster() != null && clusters.get(about.cluster(), actor.scope()).isRetired()) {
      throw new Conflict("The cluster is retired; there is nothing new to report of it.");
    }
    if (!about.label().matches("[^\\p{Cntrl}]{0,319}")) {
      throw new Invalid("label", "Write the label as key or key=value.");
    }
  }

  private static Cadence.Cron cron(Timetable timetable, Instant now) {
    if (!(timetable.cadence() instanceof Cadence.Cron cron)) {
      throw new Invalid("cron", "Reports are made at times of the clock: give a cron expression.");
    }
    List<Instant> next = timetable.nominal(now, LOOKED_AT);
    if (next.isEmpty()) {
      throw new Invalid("cron", "This expression leaves no time ever.");
    }
    for (int i = 1; i < next.size(); i++) {
      if (Duration.between(next.get(i - 1), next.get(i)).compareTo(SHORTEST) < 0) {
        throw new Invalid("cron", "A report is made once an hour at the most.");
      }
    }
    return cron;
  }

  /** Whether the viewer sees and may stop everybody's. */
  public static boolean administers(Actor viewer) {
    return viewer.hasEverywhere(Role.ADMINISTRATOR);
  }
}
