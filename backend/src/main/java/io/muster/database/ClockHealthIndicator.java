package io.muster.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Takes an instance out of service while its clock is wrong. */
@Component
class ClockHealthIndicator implements HealthIndicator {

  private final ClockGuard guard;

  ClockHealthIndicator(ClockGuard guard) {
    this.guard = guard;
  }

  @Override
  public Health health() {
    try {
      guard.check();
      return Health.up().build();
    } catch (ClockSkewed skewed) {
      return Health.outOfService().withDetail("reason", skewed.sentence()).build();
    }
  }
}
