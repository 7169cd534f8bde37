package io.muster.schedules;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.muster.shared.ClusterId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What db-scheduler does when a cluster's time has come. */
@Configuration
class ScheduleTasks {

  private static final Duration AGAIN = Duration.ofMinutes(1);

  @Bean
  Task<Void> scansBySchedule(Planner planner, Clock clock) {
    return Tasks.custom(PlannedRuns.TASK, Void.class)
        .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
        .onFailure(
            (failed, operations) -> operations.reschedule(failed, clock.instant().plus(AGAIN)))
        .execute(
            (instance, context) -> {
              Instant planned = context.getExecution().executionTime;
              Optional<Instant> next = planner.run(ClusterId.parse(instance.getId()), planned);
              return (complete, operations) ->
                  next.ifPresentOrElse(t -> operations.reschedule(complete, t), operations::remove);
            });
  }

  @Bean
  Task<Void> sweepOfSchedules(Planner planner) {
    return Tasks.recurring("schedule-sweep", FixedDelay.of(AGAIN))
        .execute((instance, context) -> planner.sweep());
  }
}
