package io.muster.credentials.vault;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What db-scheduler does for a rotation: on one instance, and on another if that one dies, until
 * the old key wraps nothing.
 */
@Configuration
class RewrapTask {

  static final String NAME = "key-rotation";

  /** What could not be wrapped anew is looked at again after this. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  @Bean
  Task<Void> rewrappingOfKeys(Rewrapping rewrapping, Clock clock) {
    return Tasks.custom(NAME, Void.class)
        .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
        .onFailure(
            (failed, operations) -> operations.reschedule(failed, clock.instant().plus(AGAIN)))
        .execute(
            (instance, context) -> done(rewrapping.pass(UUID.fromString(instance.getId())), clock));
  }

  private static CompletionHandler<Void> done(boolean ended, Clock clock) {
    return (complete, operations) -> {
      if (ended) {
        operations.remove();
      } else {
        operations.reschedule(complete, clock.instant().plus(AGAIN));
      }
    };
  }
}
