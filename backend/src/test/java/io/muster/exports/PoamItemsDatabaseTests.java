package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.exceptions.Act;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.PendingRequest;
import io.muster.exceptions.RequestState;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.plans.Grouping;
import io.muster.plans.Outstanding.Stand;
import io.muster.plans.PlanManagement;
import io.muster.plans.PlanStatus;
import io.muster.plans.PlanText;
import io.muster.posture.FleetFilter;
import io.muster.scans.ScansByHand;
import io.muster.shared.NotFound;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Items of a plan of action and milestones, as they were at any instant. */
@PortalTest
class PoamItemsDatabaseTests {

  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;
  @Autowired PoamItems items;
  @Autowired PlanManagement plans;
  @Autowired ClusterManagement clusters;
  @Autowired Clock clock;

  private Boundary boundary;
  private Cluster harbor;
  private Cluster drydock;
  private Person iris;
  private Person marcus;
  private Person ada;

  @BeforeEach
  void somethingIsOpenOnTwoClusters() {
    boundary = fleet.aBoundary();
    boundary = fleet.authorizedUntil(boundary, requests.today(boundary).plusDays(90));
    harbor = fleet.harborIn(boundary);
    drydock = fleet.drydockIn(boundary);
    fleet.skiffIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    ada = cast.adaTheAo(boundary.id());
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent").host("w1", "debug"));
    scans.of(drydock, Seen.on("d1").host("d1", "debug").apart("d1", "web"));
  }

  @Test
  void aBoundaryHasOneItemWithItsClustersAsDevices() {
    PoamItem item = only(ofBoundary());

    assertThat(item.open().unaddressed()).isEqualTo(3);
    assertThat(item.clusters()).containsExactlyInAnyOrder(harbor.id(), drydock.id());
    assertThat(devices(item, ofBoundary()))
        .extracting(d -> d.seen().line().name(), d -> names(d))
        .containsExactly(
            tuple("drydock", List.of("debug")), tuple("harbor", List.of("agent", "debug")));
  }

  @Test
  void whereTheBoundaryChoseSoEachClusterHasItsOwn() {
    Instant before = clock.instant();
    plans.group(marcus.actor(), boundary.id(), Grouping.CLUSTER, 0);

    assertThat(items.of(ofBoundary(), now(), scope()))
        .extracting(i -> i.plan().clusterName(), i -> i.open().all())
        .containsExactly(tuple("drydock", 1), tuple("harbor", 2));
    assertThat(items.of(ofBoundary(), at(before), scope())).hasSize(1);
  }

  @Test
  void aSelectionCountsOnlyItsOwnClusters() {
    clusters.edit(
        Actor.portal("test"), drydock.id(), drydock.details().withLabels(Map.of("tier", "1")));
    Selection labelled = new Selection(FleetFilter.ALL.in(boundary.id()), "tier=1");
    PoamItem item = only(labelled);

    assertThat(item.open().all()).isEqualTo(1);
    assertThat(item.plan().open().all()).isEqualTo(3);
    assertThat(devices(item, labelled))
        .extracting(d -> d.seen().cluster())
        .containsExactly(drydock.id());
    assertThat(items.of(new Selection(FleetFilter.ALL.in(boundary.id()), "tier=2"), now(), scope()))
        .isEmpty();
  }

  @Test
  void documentedFindingsNeedNoItemAcceptedOnesDoAndRequestsAreTold() {
    Instant before = clock.instant();
    ExceptionRequest asked =
        requests.submitted(
            iris, boundary, ExceptionKind.RISK_ACCEPTED, requests.about(boundary, "debug"));
    Instant requested = clock.instant();
    requests.does(marcus, Act.ENDORSE, asked);
    Instant endorsed = clock.instant();
    requests.does(ada, Act.APPROVE, asked);
    Instant approved = clock.instant();
    requests.approved(
        iris, marcus, ada, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "agent"));
    Instant documented = clock.instant();
    requests.does(ada, Act.REVOKE, asked);
    Instant revoked = clock.instant();

    assertThat(onHarbor(before))
        .allSatisfy(f -> assertThat(f.stand()).isEqualTo(Stand.UNADDRESSED))
        .allSatisfy(f -> assertThat(f.requested()).isEmpty());
    assertThat(debugOn(requested).requested())
        .extracting(PendingRequest::number, PendingRequest::state)
        .containsExactly(tuple(asked.number(), RequestState.SUBMITTED));
    assertThat(debugOn(endorsed).requested())
        .extracting(PendingRequest::state)
        .containsExactly(RequestState.ENDORSED);
    assertThat(debugOn(approved).stand()).isEqualTo(Stand.ACCEPTED);
    assertThat(debugOn(approved).requested()).isEmpty();
    assertThat(debugOn(approved).citations())
        .extracting(Citation::number)
        .containsExactly(asked.number());
    assertThat(onHarbor(documented)).extracting(f -> f.subject().name()).containsExactly("debug");
    assertThat(debugOn(revoked).stand()).isEqualTo(Stand.UNADDRESSED);
    assertThat(debugOn(revoked).requested()).isEmpty();
  }

  @Test
  void whatSomebodyWroteStaysAnItemWhenNothingIsOpenAnyMore() {
    plans.write(
        iris.actor(),
        only(ofBoundary()).plan().id(),
        new PlanText("Otis", List.of(), null, "", "", PlanStatus.ONGOING, ""),
        0);
    scans.of(harbor, Seen.on("w1").apart("w1", "web"));
    scans.of(drydock, Seen.on("d1").apart("d1", "web"));
    PoamItem over = only(ofBoundary());

    assertThat(over.over()).isTrue();
    assertThat(over.plan().owner()).isEqualTo("Otis");
    assertThat(devices(over, ofBoundary())).isEmpty();
  }

  @Test
  void outsideTheScopeThereIsNone() {
    Boundary foreign = fleet.aBoundary();
    scans.of(fleet.clusterIn(foreign, "submarine"), Seen.on("s1").host("s1", "debug"));
    Scope elsewhere = new Scope(false, Set.of(fleet.aBoundary().id()));
    Selection all = new Selection(FleetFilter.ALL, "");

    assertThat(items.of(all, now(), scope()))
        .extracting(i -> i.plan().boundary())
        .containsExactly(boundary.id());
    assertThat(items.of(all, now(), elsewhere)).isEmpty();
    assertThatThrownBy(() -> items.of(ofBoundary(), now(), elsewhere)).isInstanceOf(NotFound.class);
    assertThat(items.devices(only(ofBoundary()), ofBoundary(), now(), elsewhere).hasNext())
        .isFalse();
  }

  private PoamFinding debugOn(Instant at) {
    return onHarbor(at).stream()
        .filter(f -> f.subject().name().equals("debug"))
        .findFirst()
        .orElseThrow();
  }

  private List<PoamFinding> onHarbor(Instant at) {
    PoamItem item = items.of(ofBoundary(), at(at), scope()).getFirst();
    List<PoamFinding> findings = new ArrayList<>();
    items
        .devices(item, ofBoundary(), at(at), scope())
        .forEachRemaining(
            d ->
                findings.addAll(d.seen().cluster().equals(harbor.id()) ? d.findings() : List.of()));
    return findings;
  }

  private static List<String> names(PoamDevice device) {
    return device.findings().stream().map(f -> f.subject().name()).toList();
  }

  private List<PoamDevice> devices(PoamItem item, Selection selection) {
    List<PoamDevice> devices = new ArrayList<>();
    items.devices(item, selection, now(), scope()).forEachRemaining(devices::add);
    return devices;
  }

  private PoamItem only(Selection selection) {
    List<PoamItem> all = items.of(selection, now(), scope());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private Selection ofBoundary() {
    return new Selection(FleetFilter.ALL.in(boundary.id()), "");
  }

  private Scope scope() {
    return new Scope(false, Set.of(boundary.id()));
  }

  private Moment now() {
    return at(clock.instant());
  }

  private Moment at(Instant at) {
    return new Moment(at, clock.instant());
  }
}
