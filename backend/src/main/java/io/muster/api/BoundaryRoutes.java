package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.DocumentedCounts;
import io.muster.clusters.ExceptionPolicy;
import io.muster.clusters.ExceptionPolicyManagement;
import io.muster.clusters.PastBoundary;
import io.muster.clusters.VerdictSettings;
import io.muster.clusters.VerdictSettingsManagement;
import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import io.muster.shared.NotFound;
import io.muster.ui.AsOf;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Authorization boundaries. */
@RestController
@RequestMapping("/api/v1/boundaries")
class BoundaryRoutes {

  private final Boundaries boundaries;
  private final BoundaryManagement management;
  private final ExceptionPolicyManagement policies;
  private final VerdictSettingsManagement settings;

  BoundaryRoutes(
      Boundaries boundaries,
      BoundaryManagement management,
      ExceptionPolicyManagement policies,
      VerdictSettingsManagement settings) {
    this.boundaries = boundaries;
    this.management = management;
    this.policies = policies;
    this.settings = settings;
  }

  @GetMapping
  @Operation(summary = "List boundaries, by name")
  PagedItems<BoundaryView> list(Actor actor, AsOf asOf, Paging paging) {
    List<PastBoundary> all = boundaries.listAt(asOf.at(), actor.scope());
    int from = 0;
    if (paging.after() != null) {
      BoundaryId last = BoundaryId.parse(paging.after());
      from = all.stream().map(PastBoundary::id).toList().indexOf(last) + 1;
      if (from == 0) {
        throw new NotFound("There is no such boundary.");
      }
    }
    return PagedItems.cut(
        all.subList(from, Math.min(all.size(), from + paging.limit() + 1)),
        paging,
        b -> b.id().toString(),
        BoundaryView::of);
  }

  @GetMapping("/{boundary}")
  @Operation(summary = "Read a boundary, by its id or name")
  BoundaryView read(Actor actor, @PathVariable String boundary, AsOf asOf) {
    return BoundaryView.of(boundaries.meantAt(boundary, asOf.at(), actor.scope()));
  }

  @PostMapping
  @Operation(summary = "Make a boundary")
  ResponseEntity<BoundaryView> make(Actor actor, @RequestBody BoundaryWanted wanted) {
    Boundary made = management.create(actor, wanted.details());
    return ResponseEntity.created(URI.create("/api/v1/boundaries/" + made.id()))
        .body(BoundaryView.of(made));
  }

  /**
   * What the AO decides about exceptions. What is absent stays.
   *
   * @param documentedCounts NOT_A_FINDING or OPEN
   * @param longestExceptionDays 1 to 1095
   * @param reason why
   */
  record PolicyWanted(
      @Nullable String documentedCounts,
      @Nullable Integer longestExceptionDays,
      @Nullable String reason) {

    ExceptionPolicy over(ExceptionPolicy before) {
      return new ExceptionPolicy(
          documentedCounts == null
              ? before.documentedCounts()
              : Words.read(DocumentedCounts.values(), "documentedCounts", documentedCounts),
          longestExceptionDays == null ? before.longestDays() : longestExceptionDays,
          reason == null ? "" : reason);
    }
  }

  @PutMapping("/{boundary}/policy")
  @Operation(summary = "Decide, as the AO, what holds for exceptions from now on")
  BoundaryView decide(
      Actor actor, @PathVariable String boundary, @RequestBody PolicyWanted wanted) {
    BoundaryId id = boundaries.meant(boundary, actor.scope()).id();
    Boundary now = policies.toDecide(actor, id);
    return BoundaryView.of(policies.decide(actor, id, wanted.over(now.exceptionPolicy())));
  }

  @PutMapping("/{boundary}")
  @Operation(summary = "Say anew the facts about a boundary, from now on")
  BoundaryView edit(
      Actor actor, @PathVariable String boundary, @RequestBody BoundaryWanted wanted) {
    Boundary now = boundaries.meant(boundary, actor.scope());
    BoundaryDetails typed = wanted.over(now.details());
    return BoundaryView.of(management.edit(actor, now.id(), typed, wanted.version()));
  }

  /**
   * What the ISSM or AO decides that moves verdicts. What is absent stays.
   *
   * @param allowedAgeDays 1 to 35
   * @param reinspectionDays 1 to 35
   * @param reason why
   */
  record SettingsWanted(
      @Nullable Integer allowedAgeDays,
      @Nullable String systemLabel,
      @Nullable Integer reinspectionDays,
      @Nullable String reason) {

    VerdictSettings over(VerdictSettings before) {
      return new VerdictSettings(
          allowedAgeDays == null ? before.allowedAgeDays() : allowedAgeDays,
          systemLabel == null ? before.systemLabel() : systemLabel,
          reinspectionDays == null ? before.reinspectionDays() : reinspectionDays);
    }
  }

  @PutMapping("/{boundary}/settings")
  @Operation(summary = "Decide, as the ISSM or AO, what moves verdicts from now on")
  BoundaryView decideSettings(
      Actor actor, @PathVariable String boundary, @RequestBody SettingsWanted wanted) {
    BoundaryId id = boundaries.meant(boundary, actor.scope()).id();
    Boundary now = settings.toDecide(actor, id);
    VerdictSettings typed = wanted.over(VerdictSettings.of(now.details()));
    String reason = wanted.reason() == null ? "" : wanted.reason();
    return BoundaryView.of(settings.decide(actor, id, typed, reason));
  }
}
