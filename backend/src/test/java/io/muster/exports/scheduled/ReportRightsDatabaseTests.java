package io.muster.exports.scheduled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.identity.AccountManagement;
import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A report is made under what its owner may see then, and shown to who may see all of it. */
@PortalTest
class ReportRightsDatabaseTests extends HarborReported {

  @Autowired AccountManagement accounts;
  @Autowired ClusterManagement clusters;

  @Test
  void whoseGrantEndedGetsNoneAndTheScheduleSaysWhy() throws Exception {
    ReportSchedule schedule = weekly(iris, "findings", "csv", boundary.id());
    Instant first = first(schedule);
    making(first).run(schedule.id());
    ScheduledReport before = of(schedule).getFirst();
    grants(iris, new Grant(Role.ISSO, fleet.aBoundary().id()));

    assertThat(making(first.plus(Duration.ofDays(7))).run(schedule.id())).isEmpty();
    ReportSchedule ended = schedules.find(schedule.id()).orElseThrow();
    assertThat(ended.end().because()).contains("holds no role in its boundary any more");
    assertThat(of(schedule)).hasSize(1);
    assertThat(page(iris).text()).contains("Ended", "holds no role in its boundary any more");
    assertThat(sent(iris, before).getStatus())
        .as("nor is the owner shown what was made before")
        .isEqualTo(404);
    assertThat(audit("report-schedule.ended", schedule.id())).isEqualTo(1);
    assertThat(making(first.plus(Duration.ofDays(14))).run(schedule.id())).isEmpty();
  }

  @Test
  void whoseAccountIsDisabledOrHoldsNoRoleGetsNone() {
    ReportSchedule one = weekly(iris, "findings", "csv", null);
    grants(iris);
    making(first(one)).run(one.id());
    assertThat(schedules.find(one.id()).orElseThrow().end().because())
        .contains("holds no role any more");

    Person vera = cast.veraTheAuditor(boundary.id());
    ReportSchedule other = weekly(vera, "findings", "csv", boundary.id());
    accounts.disable(Actor.portal("test"), vera.id());
    making(first(other)).run(other.id());
    assertThat(schedules.find(other.id()).orElseThrow().end().because()).contains("is disabled");
  }

  @Test
  void whoSeesLessThanBeforeGetsLess() throws Exception {
    Boundary second = fleet.aBoundary();
    scans.of(fleet.drydockIn(second), Seen.on("d1").host("d1", "secret-thing"));
    Person both =
        cast.person("Both", new Grant(Role.ISSO, boundary.id()), new Grant(Role.ISSO, second.id()));
    ReportSchedule schedule = weekly(both, "findings", "csv", null);
    Instant first = first(schedule);
    making(first).run(schedule.id());
    grants(both, new Grant(Role.ISSO, boundary.id()));
    making(first.plus(Duration.ofDays(7))).run(schedule.id());
    List<ScheduledReport> two = of(schedule);

    assertThat(text(two.getLast())).contains("secret-thing", "agent");
    assertThat(text(two.getFirst())).contains("agent").doesNotContain("secret-thing", "drydock");
    assertThat(sent(both, two.getLast()).getStatus()).isEqualTo(404);
    assertThat(sent(both, two.getFirst()).getStatus()).isEqualTo(200);
  }

  @Test
  void aFileExistsForWhoMaySeeAllThatItWasMadeFrom() throws Exception {
    Boundary second = fleet.aBoundary();
    Person root = cast.rootTheAdministrator();
    Person both =
        cast.person("Both", new Grant(Role.ISSO, boundary.id()), new Grant(Role.ISSO, second.id()));
    ScheduledReport ofOne = run(weekly(root, "findings", "csv", boundary.id()));
    ScheduledReport ofTwo = run(weekly(both, "findings", "csv", null));
    ScheduledReport ofAll = run(weekly(root, "findings", "csv", null));
    Person vera = cast.veraTheAuditor(boundary.id());
    Person stranger = cast.veraTheAuditor(fleet.aBoundary().id());

    assertThat(statuses(vera, ofOne, ofTwo, ofAll)).containsExactly(200, 404, 404);
    assertThat(statuses(both, ofOne, ofTwo, ofAll)).containsExactly(200, 200, 404);
    assertThat(statuses(root, ofOne, ofTwo, ofAll)).containsExactly(200, 200, 200);
    assertThat(statuses(stranger, ofOne, ofTwo, ofAll)).containsExactly(404, 404, 404);
    assertThat(page(stranger).text()).contains("No file yet.").doesNotContain(boundary.name());
    assertThat(page(vera).select("a[href=/reports/scheduled/" + ofOne.id() + "]")).hasSize(1);
    assertThat(page(vera).select("a[href=/reports/scheduled/" + ofTwo.id() + "]")).isEmpty();
  }

  @Test
  void aFileOfOneBoundaryHoldsNothingThatOnlyItsOwnerMaySee() throws Exception {
    Boundary secret = fleet.aBoundary();
    Cluster moved = fleet.clusterIn(secret, "moved");
    scans.of(moved, Seen.on("m1").apart("m1", "web"));
    clusters.edit(Actor.portal("test"), moved.id(), moved.details().withBoundary(boundary.id()));
    ScheduledReport report =
        run(weekly(cast.rootTheAdministrator(), "findings", "csv", boundary.id()));
    assertThat(text(report)).contains(",moved,").doesNotContain(secret.name());
  }

  @Test
  void whatIsOutsideTheScopeCannotBeScheduled() {
    Boundary foreign = fleet.aBoundary();
    Cluster theirs = fleet.harborIn(foreign);
    assertThatThrownBy(() -> weekly(iris, "findings", "csv", foreign.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () ->
                scheduling.make(
                    iris.actor(),
                    new ReportSchedule.Kind("findings", "csv"),
                    new ReportSchedule.About(null, theirs.id(), ""),
                    timetable()))
        .isInstanceOf(NotFound.class);
    Person nobody = cast.person("Nobody");
    assertThatThrownBy(() -> weekly(nobody, "findings", "csv", null)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> weekly(iris, "findings", "pdf", null)).isInstanceOf(Invalid.class);
    for (int i = 0; i < ReportScheduling.MOST; i++) {
      weekly(iris, "findings", "csv", null);
    }
    assertThatThrownBy(() -> weekly(iris, "findings", "csv", null)).isInstanceOf(Conflict.class);
  }

  private void grants(Person person, Grant... grants) {
    accounts.changeGrants(Actor.portal("test"), person.id(), Set.of(grants));
  }

  private List<Integer> statuses(Person who, ScheduledReport... several) throws Exception {
    List<Integer> statuses = new java.util.ArrayList<>();
    for (ScheduledReport report : several) {
      statuses.add(sent(who, report).getStatus());
    }
    return statuses;
  }
}
