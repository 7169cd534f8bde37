package io.muster.api;

import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import io.muster.trail.Seal;
import io.muster.trail.Trail;
import io.muster.trail.TrailAccess;
import io.muster.trail.TrailFilter;
import io.muster.trail.TrailLine;
import io.muster.trail.Verification;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit log. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditRoutes {

  private final Trail trail;
  private final Verification verification;
  private final JsonMapper json;
  private final Clock clock;

  AuditRoutes(Trail trail, Verification verification, JsonMapper json, Clock clock) {
    this.trail = trail;
    this.verification = verification;
    this.json = json;
    this.clock = clock;
  }

  /** A line of the log. */
  record LineView(
      long seq,
      Instant at,
      String who,
      @Nullable UUID account,
      List<String> roles,
      String action,
      String subjectType,
      String subject,
      @Nullable String boundary,
      @Nullable String requestId,
      @Nullable String address,
      JsonNode details,
      String hash) {}

  /**
   * Whether the log is as it was written.
   *
   * @param whole whether it is
   * @param said what is wrong, or that nothing is
   * @param seals how many seals of the portal's own it was compared with
   */
  record VerificationView(boolean whole, String said, int seals) {}

  @GetMapping
  @Operation(
      summary = "Lines of the audit log, the newest first",
      description = "What belongs to no boundary is told to those who read the log of all of them.")
  PagedItems<LineView> list(
      Actor actor,
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String request,
      @RequestParam(defaultValue = "") String boundary,
      @RequestParam @Nullable Instant from,
      @RequestParam @Nullable Instant until,
      Paging paging) {
    Scope scope = TrailAccess.of(actor);
    TrailFilter filter =
        new TrailFilter(
            who,
            action,
            subject,
            request,
            boundary.isBlank() ? null : BoundaryId.parse(boundary),
            from,
            until);
    return PagedItems.cut(
        trail.before(number(paging.after()), filter, paging.limit() + 1, scope),
        paging,
        l -> String.valueOf(l.seq()),
        this::view);
  }

  @GetMapping("/verification")
  @Operation(
      summary = "Whether the audit log is as it was written",
      description = "Give a seal kept outside, NUMBER:HASH, as head.")
  VerificationView verify(Actor actor, @RequestParam(defaultValue = "") String head) {
    TrailAccess.requireAll(actor);
    var found = verification.verify(head.isBlank() ? null : Seal.of(head, clock.instant()));
    return new VerificationView(found.whole(), found.sentence(), found.seals());
  }

  private static @Nullable Long number(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    if (!cursor.matches("[0-9]{1,18}")) {
      throw new Invalid("cursor", "This cursor was not given by this list.");
    }
    return Long.valueOf(cursor);
  }

  private LineView view(TrailLine l) {
    return new LineView(
        l.seq(),
        l.at(),
        l.who(),
        l.account(),
        l.roles().isEmpty() ? List.of() : List.of(l.roles().split(",")),
        l.action(),
        l.subjectType(),
        l.subject(),
        l.boundary() == null ? null : l.boundary().toString(),
        l.request(),
        l.address(),
        json.readTree(l.details()),
        l.hash());
  }
}
