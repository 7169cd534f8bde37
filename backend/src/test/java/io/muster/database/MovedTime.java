package io.muster.database;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets a portal record though its clock was set to a past day, and take up no work of its own: it
 * records only what it is handed.
 */
public final class MovedTime extends ClockGuard {

  public MovedTime(Clock clock, JdbcClient database) {
    super(clock, database);
  }

  @Override
  public void check() {
    // The clock is wrong on purpose.
  }

  @Override
  public boolean agree() {
    return false;
  }
}
