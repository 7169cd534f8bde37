package io.muster.posture;

import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.Term;
import io.muster.findings.FindingDetail;
import io.muster.findings.OpenFinding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
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

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.US);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm'Z'", Locale.US).withZone(ZoneOffset.UTC);

  private Reasons() {}

  /**
   * Why it is Open: what is unaddressed, and what that looks like; else what is accepted; else the
   * AO's policy.
   */
  static String open(Addressed addressed) {
    if (!addressed.unaddressed().isEmpty()) {
      return shares(addressed.unaddressed()) + differs(addressed.resembled());
    }
    if (!addressed.accepted().isEmpty()) {
      return "Risk accepted for %s%s; it stays Open"
          .formatted(
              findings(addressed.accepted().size()), by(addressed, ExceptionKind.RISK_ACCEPTED));
    }
    return "%s documented%s, which the policy of this boundary's AO counts as Open"
        .formatted(
            findings(addressed.documented().size()), by(addressed, ExceptionKind.DOCUMENTED));
  }

  /** Why it passes. */
  static String notAFinding(Addressed addressed) {
    return addressed.documented().isEmpty()
        ? NOT_A_FINDING
        : "%s documented%s"
            .formatted(
                findings(addressed.documented().size()), by(addressed, ExceptionKind.DOCUMENTED));
  }

  private static String by(Addressed addressed, ExceptionKind kind) {
    List<Term> terms = addressed.inForce().stream().filter(t -> t.kind() == kind).toList();
    Term first = terms.stream().min(Comparator.comparing(Term::until)).orElseThrow();
    String more = terms.size() == 1 ? "" : " and %d more".formatted(terms.size() - 1);
    return " until %s, %s%s".formatted(DAY.format(first.untilDay()), first.number(), more);
  }

  private static String differs(List<Term> resembled) {
    if (resembled.isEmpty()) {
      return "";
    }
    String number = resembled.getFirst().number();
    long of = resembled.stream().filter(t -> t.number().equals(number)).count();
    String more = resembled.size() > of ? ", more from others" : "";
    return "; %d %s from %s%s"
        .formatted(of, of == 1 ? "fingerprint differs" : "fingerprints differ", number, more);
  }

  private static String findings(int count) {
    return count + (count == 1 ? " finding" : " findings");
  }

  private static String shares(List<OpenFinding> findings) {
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
