package io.muster.scans;

import io.muster.database.ClockGuard;
import io.muster.shared.BoundaryId;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The places that all instances together have for running scans. */
@Component
class ScanPlaces {

  /** Any number, as long as it is this one: who takes a place waits for the one before. */
  private static final long TURN = 260_930;

  private final JdbcClient database;
  private final Scans scans;
  private final ScanSettings settings;
  private final ClockGuard clocks;

  ScanPlaces(JdbcClient database, Scans scans, ScanSettings settings, ClockGuard clocks) {
    this.database = database;
    this.scans = scans;
    this.settings = settings;
    this.clocks = clocks;
  }

  /**
   * Starts a queued scan if there is a place for it, in its boundary and everywhere. The disk is
   * not waited for: should the database's machine fail and forget the start, the scan is queued
   * again, and the run that has begun finds its lease unknown and records nothing.
   */
  @Transactional
  Took take(Scan scan, UUID lease, String where, Instant at) {
    clocks.check();
    database
        .sql("select set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock(:turn)")
        .param("turn", TURN)
        .query(row -> {});
    if (!free(scan.boundary())) {
      return new Took.NoPlace();
    }
    return scans
        .start(scan.id(), lease, where, at)
        .<Took>map(Function.identity())
        .orElseGet(Took.TooLate::new);
  }

  private boolean free(BoundaryId boundary) {
    return database
        .sql(
            """
            select count(*) < :everywhere and count(*) filter (where boundary_id = :boundary) < :here
            from scan where status = 'RUNNING'
            """)
        .param("everywhere", settings.everywhere())
        .param("boundary", boundary.value())
        .param("here", settings.perBoundary())
        .query(Boolean.class)
        .single();
  }
}
