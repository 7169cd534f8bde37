package io.muster.exports.scheduled;

import io.muster.exports.Moment;
import io.muster.exports.ReportFile;
import io.muster.exports.Reports;
import io.muster.exports.SelectionWords;
import io.muster.identity.Scope;
import io.muster.shared.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes the report of a schedule whose time has come. */
@Component
class ReportMaking {

  private static final Logger LOG = LoggerFactory.getLogger(ReportMaking.class);

  /** So many at once on an instance: people's requests and scans go before. */
  private static final int AT_ONCE = 2;

  private static final Duration WAIT = Duration.ofSeconds(20);

  private final ScheduleRows schedules;
  private final ReportRows rows;
  private final Sights sights;
  private final ReportScheduling scheduling;
  private final Reports reports;
  private final SelectionWords words;
  private final Keeping keeping;
  private final ReportSettings settings;
  private final Path folder;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ReportMaking(
      ScheduleRows schedules,
      ReportRows rows,
      Sights sights,
      ReportScheduling scheduling,
      Reports reports,
      SelectionWords words,
      Keeping keeping,
      ReportSettings settings,
      @Value("${muster.home}/unfinished-reports") Path folder,
      Clock clock) {
    this.schedules = schedules;
    this.rows = rows;
    this.sights = sights;
    this.scheduling = scheduling;
    this.reports = reports;
    this.words = words;
    this.keeping = keeping;
    this.settings = settings;
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Makes what is due of a schedule; nothing, if another instance did meanwhile.
   *
   * @return when to look again, empty if the schedule has ended
   */
  Optional<Instant> run(UUID id) {
    ReportSchedule schedule = schedules.find(id).filter(s -> s.end() == null).orElse(null);
    if (schedule == null) {
      return Optional.empty();
    }
    if (!places.tryAcquire()) {
      return Optional.of(clock.instant().plus(WAIT));
    }
    try {
      return run(schedule);
    } finally {
      places.release();
    }
  }

  private Optional<Instant> run(ReportSchedule schedule) {
    Due due =
        Due.of(
            schedule.timetable(),
            rows.last(schedule.id()).orElse(schedule.from()),
            clock.instant());
    if (due.asOf() != null) {
      switch (sights.of(schedule, due.asOf())) {
        case Sight.Gone gone -> {
          scheduling.stopByPortal(schedule, gone.because());
          return Optional.empty();
        }
        case Sight.Sees sees -> makeOnce(schedule, due.asOf(), due.missed(), sees.scope());
      }
    }
    return Optional.ofNullable(due.next());
  }

  private void makeOnce(ReportSchedule schedule, Instant asOf, int missed, Scope scope) {
    try {
      make(schedule, asOf, missed, scope);
    } catch (DuplicateKeyException meanwhile) {
      LOG.info("Another instance made the report of schedule {} meanwhile", schedule.id());
    }
  }

  private void make(ReportSchedule schedule, Instant asOf, int missed, Scope scope) {
    Moment moment = new Moment(asOf, clock.instant());
    Outcome outcome = new Outcome(schedule, moment, missed, said(schedule, moment, scope), scope);
    try (Spool spool = Spool.in(folder, (long) settings.largestMb() << 20)) {
      ReportFile made =
          reports.of(
              schedule.report().name(),
              schedule.report().format(),
              schedule.about().selection(),
              moment,
              scope);
      made.content().write(spool);
      keeping.keep(
          outcome.kept(
              new ScheduledReport.File(
                  made.name(), made.mediaType(), spool.size(), spool.sha256())),
          spool);
    } catch (DuplicateKeyException meanwhile) {
      throw meanwhile;
    } catch (IOException | RuntimeException failed) {
      failIfStopping(failed);
      keeping.note(outcome.failed(sentence(schedule, failed)));
    }
  }

  /** What was interrupted is tried again after the start, rather than noted as failed. */
  private static void failIfStopping(Exception failed) {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("The portal stops", failed);
    }
  }

  private static String sentence(ReportSchedule schedule, Exception failed) {
    if (failed instanceof Problem problem) {
      return problem.sentence();
    }
    LOG.error("The report of schedule {} could not be made", schedule.id(), failed);
    return "It could not be made; the log of the portal says why, under " + schedule.id() + ".";
  }

  private String said(ReportSchedule schedule, Moment moment, Scope scope) {
    return words.of(schedule.about().selection(), moment, scope);
  }

  /** A time that has come, before it is known what came of it. */
  private record Outcome(
      ReportSchedule schedule, Moment moment, int missed, String said, Scope scope) {

    ScheduledReport kept(ScheduledReport.File file) {
      return with(file, null);
    }

    ScheduledReport failed(String because) {
      return with(null, because);
    }

    private ScheduledReport with(ScheduledReport.@Nullable File file, @Nullable String failure) {
      return new ScheduledReport(
          UUID.randomUUID(),
          schedule,
          moment.asOf(),
          missed,
          moment.producedAt(),
          said,
          scope,
          file,
          failure,
          null);
    }
  }
}
