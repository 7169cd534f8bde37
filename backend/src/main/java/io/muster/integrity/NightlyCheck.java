package io.muster.integrity;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.muster.audit.Who;
import io.muster.shared.DailyTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checks the whole fleet every night, on one of the portal's instances. */
@Configuration
class NightlyCheck {

  private static final Who PORTAL = new Who(null, "nightly check", "");

  @Bean
  Task<Void> checkOfIntegrity(FleetCheck fleet, IntegritySettings settings) {
    return Tasks.recurring("integrity-check", DailyTime.schedule(settings.time()))
        .execute((instance, context) -> fleet.run(PORTAL, (cluster, differences) -> {}));
  }
}
