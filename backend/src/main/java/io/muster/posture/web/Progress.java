package io.muster.posture.web;

import io.muster.scans.Scan;
import io.muster.scans.ScanStage;
import io.muster.scans.ScanStatus;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far an open scan has come, as pages and streams show it.
 *
 * @param phase what it is doing, in words
 * @param done containers inspected
 * @param of containers to inspect in all, 0 while unknown
 * @param pace how fast that goes and how long it will take, empty while nobody can tell
 */
public record Progress(Scan scan, String phase, int done, int of, String pace) {

  static Progress of(Scan scan, @Nullable ScanStage stage) {
    if (scan.status() == ScanStatus.QUEUED) {
      return new Progress(scan, "Waiting for its turn", 0, 0, "");
    }
    return stage == null
        ? new Progress(scan, "Running", 0, 0, "")
        : new Progress(scan, stage.phase().title(), stage.done(), stage.of(), pace(stage));
  }

  /** Whether it runs, rather than waits. */
  public boolean running() {
    return scan.status() == ScanStatus.RUNNING;
  }

  /** How many containers of how many, in words. */
  public String counted() {
    return of == 0
        ? ""
        : String.format(
            Locale.ROOT, "%,d of %,d %s", done, of, of == 1 ? "container" : "containers");
  }

  private static String pace(ScanStage stage) {
    String rate =
        stage
            .rate()
            .map(r -> String.format(Locale.ROOT, "%,d per second", Math.round(r)))
            .orElse("");
    String left = stage.left().map(d -> ", about " + words(d) + " left").orElse("");
    return rate + left;
  }

  private static String words(Duration left) {
    return left.toSeconds() < 60 ? Math.max(1, left.toSeconds()) + " s" : left.toMinutes() + " min";
  }
}
