package io.muster.posture.web;

import io.muster.clusters.Cluster;
import io.muster.identity.Scope;
import io.muster.schedules.Circuits;
import io.muster.schedules.PlannedRuns;
import io.muster.schedules.Reach;
import io.muster.schedules.Schedule;
import io.muster.schedules.Schedules;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** When a cluster is scanned by itself, what was missed, and whether it is held back. */
@Component("scheduleOfACluster")
class Scheduled {

  private static final int MISSED = 5;

  private final Schedules schedules;
  private final PlannedRuns runs;
  private final Circuits circuits;

  Scheduled(Schedules schedules, PlannedRuns runs, Circuits circuits) {
    this.schedules = schedules;
    this.runs = runs;
    this.circuits = circuits;
  }

  void show(Cluster cluster, Scope scope, Model model) {
    Schedule schedule = schedules.of(cluster, scope);
    model.addAttribute("schedule", schedule);
    model.addAttribute("scheduleOf", of(schedule.reach()));
    model.addAttribute("nextRun", runs.next(List.of(cluster.id())).get(cluster.id()));
    model.addAttribute("circuit", circuits.of(cluster.id()).orElse(null));
    model.addAttribute("missedRuns", runs.missed(cluster.id(), MISSED));
  }

  private static String of(Reach reach) {
    return switch (reach) {
      case Reach.Fleet _ -> "the fleet’s";
      case Reach.OfBoundary _ -> "the boundary’s";
      case Reach.OfLabel(var _, String label) -> "that of label " + label;
      case Reach.OfCluster _ -> "its own";
    };
  }
}
