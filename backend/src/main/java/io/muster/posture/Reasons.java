package io.muster.posture;

import io.muster.findings.FindingDetail;
import io.muster.findings.OpenFinding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/** The one sentence that stands beside a verdict, in the field's words. */
final class Reasons {

  static final String NEVER_SCANNED = "Never scanned";
  static final String IDENTITY_CHANGED =
      "Another identity answered than the one known: it must be confirmed, then scanned";
  static final String BUNDLE_REPLACED =
      "The bundle was replaced by one of another cluster or authority: it must be scanned";
  static final String NOT_APPLICABLE = "Every worker runs Kubernetes, none Swarm";
  static final String NOT_A_FINDING = "No container shares the host PID namespace";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm'Z'", Locale.US).withZone(ZoneOffset.UTC);

  private Reasons() {}

  /** Why it is Open: how many containers of which kind. */
  static String open(List<OpenFinding> findings) {
    List<FindingDetail> containers = findings.stream().flatMap(f -> f.details().stream()).toList();
    int system = (int) containers.stream().filter(FindingDetail::system).count();
    int others = containers.size() - system;
    String who;
    if (others == 0) {
      who = system + " system" + plural(system);
    } else if (system == 0) {
      who = others + plural(others) + " without the system label";
    } else {
      who =
          others
              + plural(others)
              + " without the system label and "
              + system
              + " system"
              + plural(system);
    }
    return who + (containers.size() == 1 ? " shares" : " share") + " the host PID namespace";
  }

  /** Why it is unread what was out of service when the last scan came by. */
  static String backUnread(SortedSet<String> nodes) {
    String more = nodes.size() == 1 ? "" : ", and " + (nodes.size() - 1) + " more";
    return "Node "
        + nodes.first()
        + more
        + ": unread since before its time out of service ended, it must be scanned";
  }

  /** Why it is too old. */
  static String tooOld(Instant lastComplete, Duration allowed) {
    long days = allowed.toDays();
    return "Too old: last complete scan "
        + TIME.format(lastComplete)
        + ", "
        + days
        + (days == 1 ? " day" : " days")
        + " allowed";
  }

  private static String plural(int count) {
    return count == 1 ? " container" : " containers";
  }
}
