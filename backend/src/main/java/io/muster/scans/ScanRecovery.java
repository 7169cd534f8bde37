package io.muster.scans;

import io.muster.clusters.Whereabouts;
import io.muster.identity.Scope;
import io.muster.shared.ScanId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deals with scans that broke off because an instance of the portal stopped: what ran is failed,
 * and asked for again in the same transaction, so that none is lost and none has two results.
 */
@Component
class ScanRecovery {

  private static final Logger LOG = LoggerFactory.getLogger(ScanRecovery.class);

  /** A scan that brings the portal down time and again is not tried for ever. */
  private static final int ATTEMPTS = 3;

  private static final Duration JUST_NOW = Duration.ofSeconds(10);

  private final Scans scans;
  private final OpenScans open;
  private final ScanEnding ending;
  private final ScanQueue queue;
  private final Whereabouts whereabouts;
  private final Clock clock;

  ScanRecovery(
      Scans scans,
      OpenScans open,
      ScanEnding ending,
      ScanQueue queue,
      Whereabouts whereabouts,
      Clock clock) {
    this.scans = scans;
    this.open = open;
    this.ending = ending;
    this.queue = queue;
    this.whereabouts = whereabouts;
    this.clock = clock;
  }

  /**
   * The instance that had taken up a scan died.
   *
   * @return whether the scan still waits, so that its execution is to be kept
   */
  @Transactional
  boolean ofDead(ScanId id) {
    Scan scan = scans.find(id, Scope.EVERYTHING).orElse(null);
    if (scan == null || !scan.status().open()) {
      return false;
    }
    if (scan.status() == ScanStatus.QUEUED) {
      return true;
    }
    restart(scan, "The portal's instance that ran this scan stopped. Nothing of it was kept.");
    return false;
  }

  /** Fails a running scan for no fault of its cluster, and asks for it again. */
  @Transactional
  void restart(Scan scan, String why) {
    var boundary = whereabouts.of(scan.cluster());
    boolean again = scan.attempt() < ATTEMPTS && boundary.isPresent();
    String then =
        again
            ? " It was asked for again."
            : scan.attempt() < ATTEMPTS ? "" : " That was the third time: it is not tried again.";
    if (ending.nothingRead(
            scan, ScanStatus.FAILED, why + then, null, scans.requester(scan.id()).who())
        && again) {
      queue.again(scan, boundary.orElseThrow());
    }
  }

  /** Fails a scan that the portal itself could not finish. */
  @Transactional
  void fail(Scan scan, String why) {
    ending.nothingRead(scan, ScanStatus.FAILED, why, null, scans.requester(scan.id()).who());
  }

  /** Takes up what nobody deals with. */
  @Transactional
  void takeUpForgotten() {
    Instant now = clock.instant();
    for (Scan scan : open.forgotten(now.minus(JUST_NOW), now.plus(ScanTask.LONGEST_WAIT))) {
      LOG.info("Nobody dealt with scan {}; it is taken up", scan.id());
      if (scan.status() == ScanStatus.QUEUED) {
        queue.schedule(List.of(scan.id()), scan.urgency());
      } else {
        restart(scan, "The portal broke off while this scan ran. Nothing of it was kept.");
        queue.unschedule(scan.id());
      }
    }
  }
}
