package io.muster.renewal;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks every quarter of an hour, on one of the portal's instances, for bundles to renew. */
@Configuration
class RenewalTask {

  private static final Duration EVERY = Duration.ofMinutes(15);

  @Bean
  Task<Void> renewalOfBundles(DueRenewals due, Clock clock) {
    return Tasks.recurring("bundle-renewal", FixedDelay.of(EVERY))
        .execute((instance, context) -> due.renewDue(clock.instant()));
  }
}
