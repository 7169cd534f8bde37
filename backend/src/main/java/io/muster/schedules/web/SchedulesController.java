package io.muster.schedules.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterFilter;
import io.muster.clusters.Clusters;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.schedules.Reach;
import io.muster.schedules.Schedule;
import io.muster.schedules.ScheduleManagement;
import io.muster.schedules.Schedules;
import io.muster.schedules.Timetable;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** When clusters are scanned by themselves, and saying so. */
@Controller
class SchedulesController {

  private static final String FORM = "schedules/form";

  private static final List<Choice> CADENCES =
      List.of(
          new Choice("EVERY", "At an interval"),
          new Choice("CRON", "At the times of a cron expression"));
  private static final List<Choice> UNITS =
      List.of(
          new Choice("MINUTES", "minutes"),
          new Choice("HOURS", "hours"),
          new Choice("DAYS", "days"));

  private final Schedules schedules;
  private final ScheduleManagement management;
  private final Clusters clusters;
  private final Boundaries boundaries;
  private final Clock clock;

  SchedulesController(
      Schedules schedules,
      ScheduleManagement management,
      Clusters clusters,
      Boundaries boundaries,
      Clock clock) {
    this.schedules = schedules;
    this.management = management;
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.clock = clock;
  }

  @GetMapping("/schedules")
  String list(Actor actor, Model model) {
    Scope scope = actor.scope();
    List<Cluster> all = clusters.list(scope, ClusterFilter.IN_USE);
    Map<BoundaryId, String> names =
        boundaries.list(scope).stream().collect(Collectors.toMap(Boundary::id, Boundary::name));
    Map<ClusterId, Cluster> byId =
        all.stream().collect(Collectors.toMap(Cluster::id, Function.identity()));
    List<Schedule> said = schedules.list(scope);
    Map<Schedule, Long> holds =
        all.stream()
            .collect(Collectors.groupingBy(c -> Schedules.of(c, said), Collectors.counting()));
    Instant now = clock.instant();
    model.addAttribute(
        "rows",
        said.stream()
            .map(
                s ->
                    new ScheduleRow(
                        s,
                        what(s.reach(), names, byId),
                        ScheduleManagement.mayWrite(actor, s.reach()) ? form(s.reach()) : null,
                        holds.getOrDefault(s, 0L),
                        s.pausedAt(now),
                        s.timetable().nominal(s.pausedAt(now) ? s.pause().until() : now, 3)))
            .toList());
    model.addAttribute("boundaries", writable(actor));
    model.addAttribute("everywhere", ScheduleManagement.mayWrite(actor, new Reach.Fleet()));
    return "schedules/schedules";
  }

  @GetMapping("/schedules/form")
  ModelAndView ask(Actor actor, @ModelAttribute("form") ScheduleForm asked) {
    Reach reach = reach(asked, actor);
    Schedule now = now(reach, actor);
    return shown(
        new ModelAndView(FORM).addObject("form", ScheduleForm.of(now, asked)), actor, reach);
  }

  @PostMapping("/schedules")
  ModelAndView write(
      Actor actor, @ModelAttribute("form") ScheduleForm typed, RedirectAttributes after) {
    Reach reach = reach(typed, actor);
    try {
      Timetable timetable = typed.timetable();
      management.write(actor, reach, timetable, typed.pause(timetable));
    } catch (Invalid | Conflict refused) {
      return shown(RefusedForm.of(FORM, typed, (io.muster.shared.Problem) refused), actor, reach);
    }
    after.addFlashAttribute("done", "The schedule holds from now on.");
    return SeeOther.to(back(reach));
  }

  @PostMapping("/schedules/removal")
  ModelAndView remove(
      Actor actor, @ModelAttribute("form") ScheduleForm asked, RedirectAttributes after) {
    Reach reach = reach(asked, actor);
    management.remove(actor, reach);
    after.addFlashAttribute("done", "The schedule is removed; the wider one holds again.");
    return SeeOther.to(back(reach));
  }

  private ModelAndView shown(ModelAndView page, Actor actor, Reach reach) {
    if (!ScheduleManagement.mayWrite(actor, reach)) {
      throw new Forbidden("This needs one of the roles: Operator, ISSO, Administrator.");
    }
    Scope scope = actor.scope();
    Schedule now = now(reach, actor);
    Map<ClusterId, Cluster> one =
        reach instanceof Reach.OfCluster c
            ? Map.of(c.cluster(), clusters.get(c.cluster(), scope))
            : Map.of();
    Map<BoundaryId, String> names =
        boundaries.list(scope).stream().collect(Collectors.toMap(Boundary::id, Boundary::name));
    return page.addObject("cadences", CADENCES)
        .addObject("units", UNITS)
        .addObject("what", what(reach, names, one))
        .addObject("own", now.reach().equals(reach))
        .addObject("now", now)
        .addObject("next", now.timetable().nominal(clock.instant(), 5))
        .addObject("back", back(reach))
        .addObject("removable", now.reach().equals(reach) && !(reach instanceof Reach.Fleet));
  }

  /** What holds for the reach now: its own, or the one it would override. */
  private Schedule now(Reach reach, Actor actor) {
    List<Schedule> all = schedules.list(actor.scope());
    return all.stream()
        .filter(s -> s.reach().equals(reach))
        .findFirst()
        .or(
            () ->
                reach instanceof Reach.OfCluster c
                    ? java.util.Optional.of(
                        schedules.of(clusters.get(c.cluster(), actor.scope()), actor.scope()))
                    : all.stream()
                        .filter(
                            s ->
                                reach instanceof Reach.OfLabel
                                    && reach.within() != null
                                    && s.reach().equals(new Reach.OfBoundary(reach.within())))
                        .findFirst())
        .orElse(all.getFirst());
  }

  private Reach reach(ScheduleForm form, Actor actor) {
    BoundaryId of =
        form.reach().equals("CLUSTER")
            ? clusters.get(ClusterId.parse(form.cluster()), actor.scope()).boundaryId()
            : null;
    Reach reach = form.reachOf(of);
    if (reach.within() != null) {
      boundaries.get(reach.within(), actor.scope());
    }
    return reach;
  }

  private List<Boundary> writable(Actor actor) {
    return boundaries.list(actor.scope()).stream()
        .filter(b -> ScheduleManagement.mayWrite(actor, new Reach.OfBoundary(b.id())))
        .toList();
  }

  private static String back(Reach reach) {
    return reach instanceof Reach.OfCluster c ? "/clusters/" + c.cluster() : "/schedules";
  }

  private static String what(
      Reach reach, Map<BoundaryId, String> boundaries, Map<ClusterId, Cluster> clusters) {
    return switch (reach) {
      case Reach.Fleet _ -> "The fleet";
      case Reach.OfBoundary(BoundaryId id) -> "Boundary " + boundaries.getOrDefault(id, "");
      case Reach.OfLabel(BoundaryId id, String label) ->
          "Label " + label + (id == null ? "" : " in " + boundaries.getOrDefault(id, ""));
      case Reach.OfCluster(ClusterId id, BoundaryId _) ->
          "Cluster " + (clusters.containsKey(id) ? clusters.get(id).name() : "");
    };
  }

  private static @Nullable String form(Reach reach) {
    UriComponentsBuilder to = UriComponentsBuilder.fromPath("/schedules/form");
    switch (reach) {
      case Reach.Fleet _ -> to.queryParam("reach", "FLEET");
      case Reach.OfBoundary(BoundaryId id) ->
          to.queryParam("reach", "BOUNDARY").queryParam("boundary", id);
      case Reach.OfLabel(BoundaryId id, String label) -> {
        to.queryParam("reach", "LABEL").queryParam("label", "{label}");
        if (id != null) {
          to.queryParam("boundary", id);
        }
        return to.encode().buildAndExpand(label).toUriString();
      }
      case Reach.OfCluster(ClusterId id, BoundaryId _) ->
          to.queryParam("reach", "CLUSTER").queryParam("cluster", id);
    }
    return to.toUriString();
  }
}
