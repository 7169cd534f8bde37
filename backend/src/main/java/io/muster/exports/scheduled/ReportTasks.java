package io.muster.exports.scheduled;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What db-scheduler does when the time of a report has come, on one of the instances. */
@Configuration
class ReportTasks {

  private static final Duration AGAIN = Duration.ofMinutes(1);

  @Bean
  Task<Void> scheduledReportTask(ReportMaking making, Clock clock) {
    return Tasks.custom(ScheduleRows.TASK, Void.class)
        .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
        .onFailure(
            (failed, operations) -> operations.reschedule(failed, clock.instant().plus(AGAIN)))
        .execute(
            (instance, context) -> {
              Optional<Instant> next = making.run(UUID.fromString(instance.getId()));
              return (complete, operations) ->
                  next.ifPresentOrElse(t -> operations.reschedule(complete, t), operations::remove);
            });
  }

  @Bean
  Task<Void> retentionOfReports(Keeping keeping) {
    return Tasks.recurring("report-retention", FixedDelay.ofHours(1))
        .execute((instance, context) -> keeping.discardSuperfluous());
  }
}
