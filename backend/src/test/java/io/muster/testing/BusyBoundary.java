package io.muster.testing;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.ExceptionKind;
import io.muster.identity.Scope;
import io.muster.plans.Milestone;
import io.muster.plans.Plan;
import io.muster.plans.PlanFilter;
import io.muster.plans.PlanManagement;
import io.muster.plans.PlanOrder;
import io.muster.plans.PlanStatus;
import io.muster.plans.PlanText;
import io.muster.plans.Plans;
import io.muster.scans.ScansByHand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** A boundary in which there is something of all that an overview counts. */
@TestComponent
public class BusyBoundary {

  private final Fleet fleet;
  private final Cast cast;
  private final Requests requests;
  private final ScansByHand scans;
  private final Plans plans;
  private final PlanManagement management;

  BusyBoundary(
      Fleet fleet,
      Cast cast,
      Requests requests,
      ScansByHand scans,
      Plans plans,
      PlanManagement management) {
    this.fleet = fleet;
    this.cast = cast;
    this.requests = requests;
    this.scans = scans;
    this.plans = plans;
    this.management = management;
  }

  /** One more, of that name. */
  public Boundary named(String name) {
    Boundary boundary = fleet.aBoundary(name);
    boundary = fleet.authorizedUntil(boundary, requests.today(boundary).plusDays(400));
    Person iris = cast.irisTheIsso(boundary.id());
    Person marcus = cast.marcusTheIssm(boundary.id());
    Person ada = cast.adaTheAo(boundary.id());
    scans.of(
        fleet.harborIn(boundary),
        Seen.on("w1")
            .systemHost("w1", "agent")
            .host("w1", "debug")
            .host("w1", "nsenter")
            .from("alpine:3.22"));
    Cluster drydock = fleet.drydockIn(boundary);
    scans.of(drydock, Seen.on("w1").systemHost("w1", "agent"));
    fleet.skiffIn(boundary);
    scans.of(
        fleet.clusterIn(boundary, "lighter"),
        Seen.on("w1", "w2").unread("w1", "web").down("w2", 3));
    scans.of(
        fleet.clusterIn(boundary, "tender"),
        Seen.on("w1").apart("w1", "web").underKubernetesOnly());
    requests.approved(
        iris, marcus, ada, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
    requests.approved(
        iris,
        marcus,
        ada,
        boundary,
        ExceptionKind.RISK_ACCEPTED,
        requests.about(boundary, "debug"));
    requests.submitted(
        iris, boundary, ExceptionKind.RISK_ACCEPTED, requests.about(boundary, "nsenter"));
    requests.endorsed(
        iris, marcus, boundary, ExceptionKind.RISK_ACCEPTED, requests.about(boundary, "nsenter"));
    late(boundary, marcus);
    return boundary;
  }

  private void late(Boundary boundary, Person marcus) {
    LocalDate today = requests.today(boundary);
    Plan plan =
        plans
            .list(PlanFilter.ALL.of(boundary.id()), PlanOrder.NAME, Scope.EVERYTHING, Instant.now())
            .getFirst();
    management.write(
        marcus.actor(),
        plan.id(),
        new PlanText(
            "Otis",
            List.of(new Milestone("Remove nsenter", today.minusDays(1), false)),
            today.plusDays(30),
            "",
            "",
            PlanStatus.ONGOING,
            ""),
        plan.version());
  }
}
