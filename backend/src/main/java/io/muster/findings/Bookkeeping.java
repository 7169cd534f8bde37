package io.muster.findings;

import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.ScanId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes changes into a book of findings, all at one instant. Places are left before any is taken,
 * since two findings may swap names in one scan.
 */
@Component
class Bookkeeping {

  private final Book book;

  Bookkeeping(Book book) {
    this.book = book;
  }

  /**
   * Writes the changes.
   *
   * @param scan the scan that brought them, or null if another event did
   */
  void write(
      List<Change> changes,
      ClusterId cluster,
      BoundaryId boundary,
      Instant at,
      @Nullable ScanId scan) {
    for (Change change : changes) {
      if (change instanceof Change.Ended(FindingId id, Subject subject, Ending as)) {
        book.end(id, at, as, as.byScan() ? scan : null);
      } else if (change instanceof Change.Renamed(FindingId id, Subject from, Subject to)) {
        book.leavePlace(id, at);
      }
    }
    for (Change change : changes) {
      switch (change) {
        case Change.Opened(Subject subject, List<FindingDetail> details) ->
            open(cluster, boundary, at, scan, subject, details, null);
        case Change.Recurred(Subject subject, List<FindingDetail> details, FindingId previous) ->
            open(cluster, boundary, at, scan, subject, details, previous);
        case Change.Renamed(FindingId id, Subject from, Subject to) ->
            book.takePlace(id, cluster, boundary, to, at);
        case Change.Changed(
                FindingId id,
                List<FindingDetail> before,
                List<FindingDetail> after) -> {
          book.forget(id, before, at);
          book.learn(id, after, at);
        }
        case Change.Ended ended -> {}
        case Change.Continued continued -> {}
      }
    }
  }

  /** Moves open findings into another boundary. */
  void move(List<OpenFinding> open, ClusterId cluster, BoundaryId to, Instant at) {
    for (OpenFinding finding : open) {
      book.leavePlace(finding.id(), at);
      book.takePlace(finding.id(), cluster, to, finding.subject(), at);
    }
  }

  private void open(
      ClusterId cluster,
      BoundaryId boundary,
      Instant at,
      @Nullable ScanId scan,
      Subject subject,
      List<FindingDetail> details,
      @Nullable FindingId previous) {
    FindingId id = book.open(cluster, at, java.util.Objects.requireNonNull(scan), previous);
    book.takePlace(id, cluster, boundary, subject, at);
    book.learn(id, details, at);
  }
}
