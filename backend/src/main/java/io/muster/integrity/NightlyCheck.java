package io.muster.integrity;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.DisabledSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import io.muster.audit.Who;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checks the whole fleet every night, on one of the portal's instances. */
@Configuration
class NightlyCheck {

  private static final Who PORTAL = new Who(null, "nightly check", "");

  @Bean
  Task<Void> checkOfIntegrity(FleetCheck fleet, IntegritySettings settings) {
    return Tasks.recurring("integrity-check", schedule(settings))
        .execute((instance, context) -> fleet.run(PORTAL, (cluster, differences) -> {}));
  }

  private static Schedule schedule(IntegritySettings settings) {
    return settings
        .time()
        .<Schedule>map(at -> new Daily(ZoneOffset.UTC, at))
        .orElseGet(DisabledSchedule::new);
  }
}
