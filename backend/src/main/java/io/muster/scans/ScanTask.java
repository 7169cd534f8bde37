package io.muster.scans;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.muster.shared.ScanId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What db-scheduler does when a scan's turn comes, and when the instance that ran one died. */
@Configuration
class ScanTask {

  /** How long one that found no place waits, unless it is called before. */
  private static final Duration WAIT = Duration.ofSeconds(20);

  /** No scan waits longer than this for a look at the places. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  @Bean
  Task<Void> runningOfScans(ScanRunner runner, ScanRecovery recovery, Clock clock) {
    return Tasks.custom(ScanQueue.TASK, Void.class)
        .onDeadExecution(
            (dead, operations) -> {
              boolean again = recovery.ofDead(id(dead.getExecution().taskInstance.getId()));
              if (again) {
                operations.reschedule(dead, clock.instant());
              } else {
                operations.remove();
              }
            })
        .onFailure((failed, operations) -> operations.reschedule(failed, later(clock)))
        .execute((instance, context) -> done(runner.run(id(instance.getId())), clock));
  }

  /**
   * On threads of the platform, since they are few and a scan asks the database dozens of short
   * questions: a virtual thread comes back from each of them later.
   */
  @Bean
  DbSchedulerCustomizer threadsOfScans(DbSchedulerProperties properties) {
    return new DbSchedulerCustomizer() {
      @Override
      public Optional<ExecutorService> executorService() {
        return Optional.of(
            Executors.newFixedThreadPool(
                properties.getThreads(), Thread.ofPlatform().daemon().name("scan-", 1).factory()));
      }
    };
  }

  @Bean
  com.github.kagkarlsson.scheduler.Clock clockOfTheScheduler(Clock clock) {
    return clock::instant;
  }

  private static CompletionHandler<Void> done(boolean ran, Clock clock) {
    return (complete, operations) -> {
      if (ran) {
        operations.remove();
      } else {
        operations.reschedule(complete, later(clock));
      }
    };
  }

  private static java.time.Instant later(Clock clock) {
    return clock
        .instant()
        .plus(WAIT)
        .plusMillis(ThreadLocalRandom.current().nextLong(WAIT.toMillis()));
  }

  private static ScanId id(String instance) {
    return ScanId.parse(instance);
  }
}
