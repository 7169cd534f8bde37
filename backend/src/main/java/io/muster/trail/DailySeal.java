package io.muster.trail;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.DisabledSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seals the audit log every day, on one of the portal's instances. */
@Configuration
class DailySeal {

  @Bean
  Task<Void> sealOfTheAuditLog(Sealing sealing, SealSettings settings) {
    return Tasks.recurring("audit-seal", schedule(settings))
        .execute((instance, context) -> sealing.seal());
  }

  private static Schedule schedule(SealSettings settings) {
    return settings
        .time()
        .<Schedule>map(at -> new Daily(ZoneOffset.UTC, at))
        .orElseGet(DisabledSchedule::new);
  }
}
