package io.muster.trail;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.muster.shared.DailyTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seals the audit log every day, on one of the portal's instances. */
@Configuration
class DailySeal {

  @Bean
  Task<Void> sealOfTheAuditLog(Sealing sealing, SealSettings settings) {
    return Tasks.recurring("audit-seal", DailyTime.schedule(settings.time()))
        .execute((instance, context) -> sealing.seal());
  }
}
