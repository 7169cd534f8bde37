package io.muster.posture;

import io.muster.inventory.Gap;
import io.muster.scans.Scan;
import java.util.List;
import java.util.Objects;

/** What a scan could not read, in one sentence that names the first gap and counts the others. */
final class Unread {

  private Unread() {}

  /** The sentence; empty if the scan read everything. */
  static String of(Scan scan) {
    return switch (scan.status()) {
      case COMPLETED -> "";
      case INCOMPLETE -> scan.read().map(Unread::of).orElse("The last scan left no facts");
      case FAILED -> failed(Objects.requireNonNullElse(scan.reason(), ""));
      case QUEUED, RUNNING, CANCELLED ->
          throw new IllegalArgumentException("Such a scan says nothing: " + scan.status());
    };
  }

  private static String of(Scan.Result read) {
    List<Gap> gaps = read.gaps();
    String what =
        gaps.isEmpty() ? "some chains of containers lead nowhere" : gaps.getFirst().words();
    String more = gaps.size() > 1 ? ", and " + (gaps.size() - 1) + " more" : "";
    return "Incomplete: " + what + more + unread(read.unread());
  }

  private static String failed(String reason) {
    String plain = reason.strip();
    return plain.isEmpty()
        ? "The last scan failed"
        : "The last scan failed: " + (plain.endsWith(".") ? chop(plain) : plain);
  }

  private static String unread(int containers) {
    return switch (containers) {
      case 0 -> "";
      case 1 -> ", 1 container unread";
      default -> ", " + containers + " containers unread";
    };
  }

  private static String chop(String sentence) {
    return sentence.substring(0, sentence.length() - 1);
  }
}
