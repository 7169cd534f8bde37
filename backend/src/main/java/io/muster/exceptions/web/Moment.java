package io.muster.exceptions.web;

import io.muster.exceptions.Comment;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A line of a request's time line.
 *
 * @param what happened, in a word
 * @param who did it, in which role
 * @param said what they said; empty if nothing
 */
public record Moment(Instant at, String what, String who, String said) {

  /** All steps and the comments that are no notes, the newest first. */
  static List<Moment> of(ExceptionRequest request, List<Comment> comments) {
    return Stream.concat(
            request.steps().stream().map(Moment::of),
            comments.stream().filter(c -> !c.confidential()).map(Moment::of))
        .sorted(Comparator.comparing(Moment::at).reversed())
        .toList();
  }

  /** The notes, the newest first. */
  static List<Moment> notes(List<Comment> comments) {
    return comments.reversed().stream().filter(Comment::confidential).map(Moment::of).toList();
  }

  private static Moment of(Step step) {
    String done = step.act().done();
    return new Moment(
        step.at(),
        done.substring(0, 1).toUpperCase(Locale.ROOT) + done.substring(1),
        who(step.displayName(), step.role()) + proof(step),
        step.remark());
  }

  private static String proof(Step step) {
    return step.proof() != null && step.act().needsFreshProof()
        ? ", by " + step.proof().words()
        : "";
  }

  private static Moment of(Comment comment) {
    return new Moment(
        comment.at(), "Comment", who(comment.displayName(), comment.role()), comment.text());
  }

  private static String who(String name, String role) {
    return role.isEmpty() ? name : name + ", " + role;
  }
}
