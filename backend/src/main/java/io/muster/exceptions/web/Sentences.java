package io.muster.exceptions.web;

import io.muster.evaluation.Verdict;
import io.muster.exceptions.Dossier;
import io.muster.exceptions.Evidence;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.Outlook.Change;
import io.muster.exceptions.Term;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request in one sentence: what it asks or does, and what it would change. */
final class Sentences {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final int NAMED = 4;

  private Sentences() {}

  static String of(Dossier dossier, List<Change> changes, ZoneId zone, boolean past) {
    ExceptionRequest request = dossier.request();
    Term term = request.term();
    if (term != null) {
      return covers(dossier, past)
          + " until the end of "
          + day(term.untilDay())
          + ", "
          + zone
          + ".";
    }
    Evidence about = dossier.caught() == null ? dossier.frozen() : dossier.caught();
    if (about == null || about.lines().isEmpty()) {
      return request.state().pending()
          ? past ? "It caught no open finding then." : "It catches no open finding now."
          : "It was about nothing that was found.";
    }
    return asks(request, about, past) + " " + changes(request.kind(), changes);
  }

  /** What an approval would change, in a sentence or two; empty if nothing is known. */
  static String changes(ExceptionKind kind, List<Change> changes) {
    if (changes.isEmpty()) {
      return "";
    }
    int more =
        changes.stream()
            .mapToInt(
                c ->
                    kind == ExceptionKind.DOCUMENTED
                        ? c.then().documented() - c.now().documented()
                        : c.then().accepted() - c.now().accepted())
            .sum();
    long clusters = changes.stream().filter(c -> !c.now().equals(c.then())).count();
    String become = kind == ExceptionKind.DOCUMENTED ? "documented" : "accepted";
    String counts =
        clusters == 0
            ? "If it is approved, no count changes."
            : "If it is approved, %s in %s %s %s."
                .formatted(
                    count(more, "finding", "findings"),
                    count(clusters, "cluster", "clusters"),
                    more == 1 ? "becomes" : "become",
                    become);
    List<String> turning =
        changes.stream()
            .filter(c -> c.now().verdict() == Verdict.OPEN && c.then().verdict() != Verdict.OPEN)
            .map(c -> c.clusterName() + " turns " + words(c.then().verdict()))
            .toList();
    if (turning.isEmpty()) {
      return counts + " No verdict turns.";
    }
    String more4 =
        turning.size() > NAMED ? "; and " + (turning.size() - NAMED) + " more clusters turn" : "";
    return counts
        + " "
        + turning.stream().limit(NAMED).collect(Collectors.joining("; "))
        + more4
        + ".";
  }

  private static String covers(Dossier dossier, boolean past) {
    int covered = dossier.covered().size();
    String kind =
        dossier.request().kind() == ExceptionKind.DOCUMENTED
            ? past ? "documented" : "documents"
            : past ? "accepted the risk of" : "accepts the risk of";
    String joined =
        dossier.joinedSince().isEmpty()
            ? ""
            : ", " + dossier.joinedSince().size() + " joined since";
    String drift =
        dossier.drift().isEmpty()
            ? ""
            : dossier.drift().size() == 1
                ? past ? "; 1 differed and was open" : "; 1 differs and is open"
                : "; "
                    + dossier.drift().size()
                    + (past ? " differed and were open" : " differ and are open");
    return "It "
        + kind
        + " "
        + count(covered, "container", "containers")
        + (past ? " then" : " now")
        + joined
        + drift
        + ". Approved";
  }

  private static String asks(ExceptionRequest request, Evidence about, boolean past) {
    LocalDate until = request.text().until();
    return "%s %s that %s in %s be %s%s."
        .formatted(
            request.steps().getFirst().displayName(),
            past ? "asked" : "asks",
            count(
                about.lines().size(),
                request.kind() == ExceptionKind.DOCUMENTED ? "system container" : "container",
                request.kind() == ExceptionKind.DOCUMENTED ? "system containers" : "containers"),
            count(about.clusters().size(), "cluster", "clusters"),
            request.kind() == ExceptionKind.DOCUMENTED ? "documented" : "accepted as a risk",
            until == null ? "" : " until " + day(until));
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case OPEN -> "Open";
      case NOT_REVIEWED -> "Not Reviewed";
      case NOT_A_FINDING -> "Not a Finding";
      case NOT_APPLICABLE -> "Not Applicable";
    };
  }
}
