package io.muster.posture;

import io.muster.evaluation.Evaluated;
import io.muster.inventory.Gap;
import io.muster.scans.ScanEnded;
import java.util.List;

/** What a scan could not read, in one sentence that names the first gap and counts the others. */
final class Doubts {

  private Doubts() {}

  /** The sentence; empty if the scan read everything. */
  static String of(ScanEnded scan) {
    return switch (scan.status()) {
      case COMPLETED, INCOMPLETE ->
          scan.evaluated().map(Doubts::of).orElse("The last scan left no facts");
      case FAILED -> failed(scan.reason());
      case QUEUED, RUNNING, CANCELLED ->
          throw new IllegalArgumentException("Such a scan says nothing: " + scan.status());
    };
  }

  private static String of(Evaluated read) {
    if (read.complete()) {
      return "";
    }
    List<Gap> gaps = read.inventory().gaps();
    String what =
        gaps.isEmpty() ? "some chains of containers lead nowhere" : words(gaps.getFirst());
    String more = gaps.size() > 1 ? ", and " + (gaps.size() - 1) + " more" : "";
    return "Incomplete: " + what + more + unread(read.unread());
  }

  private static String failed(String reason) {
    String plain = reason.strip();
    return plain.isEmpty()
        ? "The last scan failed"
        : "The last scan failed: " + (plain.endsWith(".") ? chop(plain) : plain);
  }

  private static String words(Gap gap) {
    String node = "node " + gap.node();
    return switch (gap.kind()) {
      case NODE_DOWN -> node + " does not answer";
      case NODE_VANISHED -> node + " is listed no more";
      case NODE_SHOWS_NO_SYSTEM_CONTAINER -> node + " shows no system container";
      case NODE_OUT_OF_REACH -> node + " is beyond this engine";
      case NODES_UNREAD -> "the list of nodes could not be read";
      case INFO_UNREAD -> "the number of containers could not be read";
      case LIST_UNREAD -> "the list of containers could not be read";
      case LIST_TOO_SHORT -> "the list of containers is too short";
      case LIST_TOO_LONG -> "the list of containers is longer than the limit";
      case LITERAL_UNREAD -> "the query of the STIG could not be read";
      case LITERAL_NOT_IN_LIST -> "the query of the STIG names containers that the list does not";
      case CONTAINER_UNREAD -> "containers" + on(gap) + " could not be inspected";
      case PID_MODE_UNKNOWN -> "a PID mode" + on(gap) + " is unknown";
      case CHURN -> "containers" + on(gap) + " vanished before they could be read";
      case DEADLINE -> "the scan reached its time limit";
    };
  }

  private static String on(Gap gap) {
    return gap.wholeCluster() ? "" : " on " + gap.node();
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
