package io.muster.exports.scheduled;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what came of schedules, and discards files whose time is over. */
@Component
@Transactional
class Keeping {

  private final ReportRows rows;
  private final Pieces pieces;
  private final ReportSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Keeping(
      ReportRows rows,
      Pieces pieces,
      ReportSettings settings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.pieces = pieces;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /** Stores a report with its file: both or nothing. */
  void keep(ScheduledReport report, Spool content) {
    rows.add(report);
    try {
      pieces.put(report.id(), content.content());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    events.publishEvent(new ScheduledReportEvent.Ended(report));
  }

  /** Notes that a report could not be made. */
  void note(ScheduledReport report) {
    rows.add(report);
    events.publishEvent(new ScheduledReportEvent.Ended(report));
  }

  /** Discards the files that are too old or too many; their rows stay. */
  void discardSuperfluous() {
    Duration kept = Duration.ofDays(settings.keptDays());
    for (ScheduledReport report : rows.superfluous(clock.instant(), kept, settings.keptFiles())) {
      boolean old = report.madeAt().isBefore(clock.instant().minus(kept));
      discard(
          report,
          old
              ? "Files are kept for %d days.".formatted(settings.keptDays())
              : "Of a schedule %d files are kept.".formatted(settings.keptFiles()));
    }
  }

  private void discard(ScheduledReport report, String because) {
    ScheduledReport.Discarded discarded = new ScheduledReport.Discarded(clock.instant(), because);
    if (!rows.discard(report.id(), discarded)) {
      return;
    }
    pieces.discard(report.id());
    events.publishEvent(
        new ScheduledReportEvent.Discarded(
            new ScheduledReport(
                report.id(),
                report.schedule(),
                report.asOf(),
                report.missed(),
                report.madeAt(),
                report.said(),
                report.scope(),
                report.file(),
                null,
                discarded)));
  }
}
