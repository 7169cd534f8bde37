package io.muster.integrity;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import io.muster.audit.Who;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checks the whole fleet every night, on one of the portal's instances. */
@Configuration
class NightlyCheck {

  private static final Who PORTAL = new Who(null, "nightly check", "");

  @Bean
  Task<Void> checkOfIntegrity(
      FleetCheck fleet, @Value("${muster.integrity.at:02:30}") LocalTime atUtc) {
    return Tasks.recurring("integrity-check", new Daily(ZoneOffset.UTC, atUtc))
        .execute((instance, context) -> fleet.run(PORTAL, (cluster, differences) -> {}));
  }
}
