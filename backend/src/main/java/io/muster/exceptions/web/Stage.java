package io.muster.exceptions.web;

import io.muster.exceptions.Act;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.RequestState;
import io.muster.exceptions.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a request's way, for the step indicator.
 *
 * @param note who and when, or what is to come
 * @param progress complete, current or empty
 */
public record Stage(String name, String note, String progress) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm'Z'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** The way of a request: written, submitted, endorsed, decided, in force. */
  static List<Stage> of(ExceptionRequest request, Instant now) {
    List<Stage> stages = new ArrayList<>();
    int reached = reached(request.state());
    stages.add(new Stage("Written", note(written(request)), "complete"));
    stages.add(stage(1, reached, "Submitted", request.lastOf(Act.SUBMIT), "to the ISSM"));
    stages.add(stage(2, reached, "Endorsed", request.endorsement(), "by an ISSM"));
    switch (request.state()) {
      case WITHDRAWN -> stages.add(ending("Withdrawn", request.last()));
      case REJECTED -> stages.add(ending("Rejected", request.last()));
      default -> {
        stages.add(stage(3, reached, "Decision", request.decision(), "by the AO"));
        stages.add(inForce(request, now));
      }
    }
    return stages;
  }

  private static int reached(RequestState state) {
    return switch (state) {
      case DRAFT, RETURNED, WITHDRAWN -> 1;
      case SUBMITTED -> 2;
      case ENDORSED, REJECTED -> 3;
      case APPROVED, REVOKED -> 4;
    };
  }

  private static Stage stage(
      int place, int reached, String name, Optional<Step> done, String toCome) {
    if (place < reached) {
      return new Stage(name, done.map(Stage::note).orElse(toCome), "complete");
    }
    return new Stage(name, toCome, place == reached ? "current" : "");
  }

  private static Stage ending(String name, Step step) {
    return new Stage(name, note(step), "current");
  }

  private static Stage inForce(ExceptionRequest request, Instant now) {
    if (request.term() == null) {
      return new Stage("In force", days(request.text().from(), request.text().until()), "");
    }
    return switch (request.phaseAt(now).orElseThrow()) {
      case SCHEDULED ->
          new Stage("In force", "from " + TIME.format(request.term().start()), "current");
      case IN_FORCE, EXPIRING ->
          new Stage("In force", "until " + TIME.format(request.term().end()), "current");
      case EXPIRED -> new Stage("Expired", TIME.format(request.term().end()), "complete");
      case REVOKED -> new Stage("Revoked", note(request.last()), "complete");
    };
  }

  private static String days(@Nullable Object from, @Nullable Object until) {
    return (from == null ? "" : "from " + from + " ") + (until == null ? "" : "until " + until);
  }

  private static Step written(ExceptionRequest request) {
    return request.lastOf(Act.EDIT).orElse(request.steps().getFirst());
  }

  private static String note(Step step) {
    return step.displayName() + ", " + TIME.format(step.at());
  }
}
