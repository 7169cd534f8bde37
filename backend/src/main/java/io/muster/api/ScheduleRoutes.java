package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.schedules.Circuit;
import io.muster.schedules.Circuits;
import io.muster.schedules.PlannedRuns;
import io.muster.schedules.Reach;
import io.muster.schedules.Schedule;
import io.muster.schedules.ScheduleManagement;
import io.muster.schedules.Schedules;
import io.muster.schedules.Timetable;
import io.muster.schedules.Timetables;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When clusters are scanned by themselves. */
@RestController
@RequestMapping("/api/v1")
class ScheduleRoutes {

  private static final int MISSED = 20;

  private final Schedules schedules;
  private final ScheduleManagement management;
  private final PlannedRuns runs;
  private final Circuits circuits;
  private final Clusters clusters;
  private final Boundaries boundaries;
  private final Clock clock;

  ScheduleRoutes(
      Schedules schedules,
      ScheduleManagement management,
      PlannedRuns runs,
      Circuits circuits,
      Clusters clusters,
      Boundaries boundaries,
      Clock clock) {
    this.schedules = schedules;
    this.management = management;
    this.runs = runs;
    this.circuits = circuits;
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.clock = clock;
  }

  /**
   * A schedule as asked for.
   *
   * @param reach FLEET, BOUNDARY, LABEL or CLUSTER
   * @param boundary id or name, for BOUNDARY, and for LABEL where only clusters of it are meant
   * @param every an ISO-8601 duration, where no {@code cron} is given
   * @param jitter an ISO-8601 duration; nothing is left to chance without
   * @param pause that nothing is scanned by schedule until an instant
   */
  record Wanted(
      @Nullable String reach,
      @Nullable String boundary,
      @Nullable String label,
      @Nullable String cluster,
      @Nullable String every,
      @Nullable String cron,
      @Nullable String zone,
      @Nullable List<String> windows,
      @Nullable String jitter,
      ScheduleView.@Nullable PauseView pause) {}

  /**
   * When a cluster is scanned by itself.
   *
   * @param next when it is scanned next, chance included; absent if that is not planned
   * @param failures how many scans in a row could not read it
   * @param heldBack whether schedules wait because of that
   * @param nextTryAt not before then is it tried again
   */
  record ClusterSchedule(
      ScheduleView schedule,
      @Nullable Instant next,
      int failures,
      boolean heldBack,
      @Nullable Instant nextTryAt,
      List<PlannedRuns.Missed> missed) {}

  @GetMapping("/schedules")
  @Operation(summary = "All schedules, the fleet's first")
  PagedItems<ScheduleView> list(Actor actor) {
    Instant now = clock.instant();
    return new PagedItems<>(
        schedules.list(actor.scope()).stream().map(s -> ScheduleView.of(s, now)).toList(), null);
  }

  @PutMapping("/schedules")
  @Operation(
      summary = "Say when the fleet, a boundary, a label's clusters or a cluster are scanned")
  ScheduleView write(Actor actor, @RequestBody Wanted wanted) {
    Reach reach = reach(actor, wanted);
    Timetable timetable =
        Timetables.read(
            duration("every", wanted.every()),
            Objects.requireNonNullElse(wanted.cron(), ""),
            Objects.requireNonNullElse(wanted.zone(), "UTC"),
            Objects.requireNonNullElse(wanted.windows(), List.of()),
            Objects.requireNonNullElse(duration("jitter", wanted.jitter()), Duration.ZERO));
    ScheduleView.PauseView pause = wanted.pause();
    if (pause != null && (pause.reason() == null || pause.until() == null)) {
      throw new Invalid("pause", "A pause has a reason and an end.");
    }
    Schedule written =
        management.write(
            actor,
            reach,
            timetable,
            pause == null ? null : new Schedule.Pause(pause.reason(), pause.until()));
    return ScheduleView.of(written, clock.instant());
  }

  @DeleteMapping("/schedules/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take an override back; what is wider holds again")
  void remove(Actor actor, @PathVariable String id) {
    management.remove(actor, schedules.get(uuid(id), actor.scope()).reach());
  }

  @GetMapping("/clusters/{id}/schedule")
  @Operation(summary = "When a cluster is scanned by itself, and whether it is held back")
  ClusterSchedule ofCluster(Actor actor, @PathVariable String id) {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    Circuit circuit = circuits.of(cluster.id()).orElse(null);
    return new ClusterSchedule(
        ScheduleView.of(schedules.of(cluster, actor.scope()), clock.instant()),
        runs.next(List.of(cluster.id())).get(cluster.id()),
        circuit == null ? 0 : circuit.failures(),
        circuit != null && circuit.open(),
        circuit == null ? null : circuit.nextTryAt(),
        runs.missed(cluster.id(), MISSED));
  }

  private Reach reach(Actor actor, Wanted wanted) {
    BoundaryId boundary =
        wanted.boundary() == null ? null : boundaries.meant(wanted.boundary(), actor.scope()).id();
    return switch (Objects.requireNonNullElse(wanted.reach(), "")) {
      case "FLEET" -> new Reach.Fleet();
      case "BOUNDARY" -> {
        if (boundary == null) {
          throw new Invalid("boundary", "Say which boundary.");
        }
        yield new Reach.OfBoundary(boundary);
      }
      case "LABEL" -> new Reach.OfLabel(boundary, Objects.requireNonNullElse(wanted.label(), ""));
      case "CLUSTER" -> {
        if (wanted.cluster() == null) {
          throw new Invalid("cluster", "Say which cluster, by its id.");
        }
        Cluster cluster = clusters.get(ClusterId.parse(wanted.cluster()), actor.scope());
        yield new Reach.OfCluster(cluster.id(), cluster.boundaryId());
      }
      default -> throw new Invalid("reach", "This is one of: FLEET, BOUNDARY, LABEL, CLUSTER.");
    };
  }

  private static @Nullable Duration duration(String field, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeException none) {
      throw new Invalid(field, "Write a duration as ISO 8601 has it: PT24H, PT30M.");
    }
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException none) {
      throw new NotFound("There is no such schedule, or it was changed meanwhile.");
    }
  }
}
