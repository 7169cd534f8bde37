package io.muster.api;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.clusters.BoundaryDetails;
import io.muster.clusters.BoundaryManagement;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.Clusters;
import io.muster.clusters.VerdictSettings;
import io.muster.clusters.VerdictSettingsManagement;
import io.muster.evaluation.Outcome;
import io.muster.exceptions.Act;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.RequestState;
import io.muster.findings.Finding;
import io.muster.findings.FindingFilter;
import io.muster.findings.FindingOrder;
import io.muster.findings.Findings;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.plans.Grouping;
import io.muster.plans.Plan;
import io.muster.plans.PlanFilter;
import io.muster.plans.PlanManagement;
import io.muster.plans.PlanOrder;
import io.muster.plans.PlanStatus;
import io.muster.plans.PlanText;
import io.muster.plans.Plans;
import io.muster.scans.ScansByHand;
import io.muster.shared.FindingId;
import io.muster.shared.PlanId;
import io.muster.shared.ScanId;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What befalls three clusters in two boundaries: scans, requests and every step of theirs, evidence
 * that changes, plans, settings, moves, and a retirement.
 */
final class EventfulYear {

  private static final Actor PORTAL = Actor.portal("test");

  /** What makes things happen. */
  record Parts(
      Fleet fleet,
      Cast cast,
      Requests requests,
      ScansByHand scans,
      ClusterManagement clusters,
      Clusters registered,
      BoundaryManagement boundaries,
      Boundaries known,
      VerdictSettingsManagement settings,
      PlanManagement planning,
      Plans plans,
      Findings findings,
      Clock clock) {}

  private final Parts parts;
  private final Random chance;
  private final Boundary shipyard;
  private final Boundary roads;
  private final Cluster harbor;
  private final Cluster drydock;
  private final Cluster skiff;
  private final Person iris;
  private final Person marcus;
  private final Person ada;
  private final List<ExceptionRequest> exceptions = new ArrayList<>();
  private final List<ScanId> scans = new ArrayList<>();

  EventfulYear(Parts parts, Random chance) {
    this.parts = parts;
    this.chance = chance;
    shipyard = boundary();
    roads = boundary();
    harbor = parts.fleet().harborIn(shipyard);
    drydock = parts.fleet().drydockIn(shipyard);
    skiff = parts.fleet().skiffIn(roads);
    iris = parts.cast().irisTheIsso(null);
    marcus = parts.cast().marcusTheIssm(null);
    ada = parts.cast().adaTheAo(null);
    scans(harbor);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(parts.clock().instant(), ZoneOffset.UTC);
  }

  private Boundary boundary() {
    LocalDate end = today().plusYears(2);
    return parts.fleet().authorizedUntil(parts.fleet().aBoundary(), end);
  }

  Boundary shipyard() {
    return shipyard;
  }

  Boundary roads() {
    return roads;
  }

  Cluster harbor() {
    return harbor;
  }

  ScanId lastScan() {
    return scans.getLast();
  }

  /** The last scan, and one of those before it. */
  List<ScanId> scans() {
    return List.of(lastScan(), scans.get(scans.size() / 2)).stream().distinct().toList();
  }

  /** Somebody else had a cluster scanned. */
  void saw(ScanId scan) {
    scans.add(scan);
  }

  /** A cluster that can still be scanned. */
  Cluster anyInUse() {
    List<Cluster> inUse = clusters().stream().map(this::now).filter(c -> !c.isRetired()).toList();
    return inUse.get(chance.nextInt(inUse.size()));
  }

  List<Cluster> clusters() {
    return List.of(harbor, drydock, skiff);
  }

  List<ExceptionRequest> exceptions() {
    return exceptions;
  }

  /** The plans of the shipyard. */
  List<PlanId> plans() {
    return parts
        .plans()
        .list(
            PlanFilter.ALL.of(shipyard.id()),
            PlanOrder.NAME,
            Scope.EVERYTHING,
            parts.clock().instant())
        .stream()
        .map(Plan::id)
        .toList();
  }

  /** Two of the findings. */
  List<FindingId> findings() {
    return parts
        .findings()
        .page(FindingFilter.ALL.of(harbor.id()), FindingOrder.NEWEST, 0, 2, Scope.EVERYTHING)
        .stream()
        .map(Finding::id)
        .toList();
  }

  /** The next event: the first ones make sure that each kind happens, the others are any. */
  void event(int number) {
    switch (number < 11 ? number : chance.nextInt(10)) {
      case 0 -> documents("agent");
      case 1 -> drifts(harbor);
      case 2 -> writes(ExceptionKind.RISK_ACCEPTED, "debug");
      case 3, 4, 5 -> goesOn();
      case 6 -> writesPlans();
      case 7 -> renames(any());
      case 8 -> moves(harbor, now(harbor).boundaryId().equals(shipyard.id()) ? roads : shipyard);
      case 9 -> settings();
      case 10 -> retires(drydock);
      default -> scans(any());
    }
    if (chance.nextBoolean()) {
      scans(any());
    }
  }

  /** An approved exception about containers of that name, which are there. */
  void documents(String name) {
    sees(harbor, Seen.on("w1").systemHost("w1", name).host("w1", "debug"));
    exceptions.add(
        parts
            .requests()
            .approved(
                iris,
                marcus,
                ada,
                home(),
                ExceptionKind.DOCUMENTED,
                parts.requests().about(home(), name)));
  }

  /** The cluster goes to another boundary. */
  void moves(Cluster cluster, Boundary to) {
    edit(cluster, now(cluster).details().withBoundary(to.id()));
  }

  private Boundary home() {
    return now(harbor).boundaryId().equals(shipyard.id()) ? shipyard : roads;
  }

  private void drifts(Cluster cluster) {
    sees(
        cluster,
        Seen.on("w1")
            .container("w1", "agent", Seen.id("again"), Outcome.HOST, true, "agent:2", "digest")
            .systemHost("w1", "joined"));
  }

  private void writes(ExceptionKind kind, String name) {
    sees(harbor, Seen.on("w1").systemHost("w1", "agent").host("w1", "debug"));
    exceptions.add(
        parts.requests().draft(iris, home(), kind, parts.requests().about(home(), name)));
  }

  /**
   * The last request takes its next step, to its revocation; one that is pending for a boundary
   * that harbor left, or for days that passed, is withdrawn.
   */
  private void goesOn() {
    if (over(exceptions.getLast())) {
      boolean documents = chance.nextBoolean();
      writes(
          documents ? ExceptionKind.DOCUMENTED : ExceptionKind.RISK_ACCEPTED,
          documents ? "agent" : "debug");
      return;
    }
    ExceptionRequest request = exceptions.removeLast();
    boolean late = request.text().until() != null && request.text().until().isBefore(today());
    if (request.state().pending() && (late || !request.boundary().equals(home().id()))) {
      exceptions.add(parts.requests().does(iris, Act.WITHDRAW, request));
      return;
    }
    sees(harbor, Seen.on("w1").systemHost("w1", "agent").host("w1", "debug"));
    exceptions.add(
        switch (request.state()) {
          case DRAFT -> parts.requests().submits(iris, request);
          case SUBMITTED -> parts.requests().does(marcus, Act.ENDORSE, request);
          case ENDORSED -> parts.requests().does(ada, Act.APPROVE, request);
          case APPROVED ->
              ended(request) ? request : parts.requests().does(ada, Act.REVOKE, request);
          case RETURNED, REJECTED, WITHDRAWN, REVOKED -> request;
        });
  }

  private boolean over(ExceptionRequest request) {
    return !request.state().pending()
        && (request.state() != RequestState.APPROVED || ended(request));
  }

  private boolean ended(ExceptionRequest request) {
    return !request.term().until().isAfter(parts.clock().instant());
  }

  private void writesPlans() {
    List<Plan> all =
        parts
            .plans()
            .list(
                PlanFilter.ALL.of(home().id()),
                PlanOrder.NAME,
                Scope.EVERYTHING,
                parts.clock().instant());
    if (!all.isEmpty() && all.getFirst().inUse()) {
      parts
          .planning()
          .write(
              iris.actor(),
              all.getFirst().id(),
              new PlanText(
                  "Otis",
                  List.of(),
                  today().plusDays(90),
                  "",
                  "",
                  PlanStatus.DELAYED,
                  "No. " + chance.nextInt()),
              all.getFirst().version());
    }
    Grouping other = chance.nextBoolean() ? Grouping.CLUSTER : Grouping.BOUNDARY;
    parts.planning().group(marcus.actor(), home().id(), other, null);
  }

  private void renames(Cluster cluster) {
    edit(
        cluster,
        now(cluster)
            .details()
            .withName("c-" + chance.nextInt(1_000_000))
            .withEnvironment("e" + chance.nextInt()));
  }

  private void settings() {
    BoundaryDetails d = parts.known().get(shipyard.id(), Scope.EVERYTHING).details();
    parts
        .boundaries()
        .edit(
            PORTAL,
            shipyard.id(),
            new BoundaryDetails(
                d.name(),
                "System " + chance.nextInt(),
                d.emassId(),
                d.acronym(),
                d.aoName(),
                d.issmName(),
                d.authorizationEnds(),
                d.timeZone(),
                d.allowedAgeDays(),
                d.systemLabel(),
                d.reinspectionDays()));
    int age = 1 + (d.allowedAgeDays() + chance.nextInt(29)) % 30;
    parts
        .settings()
        .decide(
            ada.actor(),
            shipyard.id(),
            new VerdictSettings(age, d.systemLabel(), d.reinspectionDays()),
            "The assessor asks for it.");
  }

  private void retires(Cluster cluster) {
    if (!now(cluster).isRetired()) {
      parts.clusters().retire(marcus.actor(), cluster.id(), "Replaced");
    }
  }

  private void scans(Cluster cluster) {
    Seen seen = Seen.on("w1");
    seen = chance.nextBoolean() ? seen.systemHost("w1", "agent") : seen;
    seen = chance.nextBoolean() ? seen.host("w1", "debug") : seen;
    sees(cluster, chance.nextInt(4) == 0 ? seen.unread("w1", "mute") : seen);
  }

  private void sees(Cluster cluster, Seen seen) {
    if (!now(cluster).isRetired()) {
      saw(parts.scans().of(now(cluster), seen).id());
    }
  }

  private void edit(Cluster cluster, ClusterDetails details) {
    if (!now(cluster).isRetired()) {
      parts.clusters().edit(PORTAL, cluster.id(), details);
    }
  }

  private Cluster any() {
    return clusters().get(chance.nextInt(3));
  }

  private Cluster now(Cluster cluster) {
    return parts.registered().get(cluster.id(), Scope.EVERYTHING);
  }
}
