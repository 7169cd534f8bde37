package io.muster.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

@PortalTest
class DatedClustersDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Clusters clusters;
  @Autowired ClusterManagement management;
  @Autowired Boundaries boundaries;
  @Autowired VerdictSettingsManagement settings;
  @Autowired Clock clock;
  @Autowired JdbcTemplate sql;

  @Test
  void theBoundaryDefaultExists() {
    assertThat(boundaries.named("DEFAULT", Scope.EVERYTHING).orElseThrow().id())
        .isEqualTo(Boundary.DEFAULT);
    assertThat(boundaries.policyOf(Boundary.DEFAULT)).isEqualTo(BoundaryPolicy.DEFAULT);
  }

  @Test
  void aChangeTodayAltersNoAnswerAboutYesterday() {
    var boundary = fleet.aBoundary();
    var harbor =
        management.register(
            cast.otisTheOperator(boundary.id()).actor(),
            ClusterDetails.named("harbor", boundary.id()).withLabels(Map.of("tier", "gold")));
    var yesterday = clock.instant();
    management.edit(
        cast.otisTheOperator(boundary.id()).actor(),
        harbor.id(),
        harbor.details().withLabels(Map.of("tier", "silver")));

    assertThat(clusters.get(harbor.id(), Scope.EVERYTHING).labels())
        .containsExactlyEntriesOf(Map.of("tier", "silver"));
    assertThat(clusters.detailsAt(harbor.id(), yesterday, Scope.EVERYTHING))
        .hasValueSatisfying(d -> assertThat(d.labels()).containsEntry("tier", "gold"));
  }

  @Test
  void aBoundarysPolicyOfYesterdayStays() {
    var boundary = fleet.aBoundary();
    var yesterday = clock.instant();
    settings.decide(
        cast.marcusTheIssm(boundary.id()).actor(),
        boundary.id(),
        VerdictSettings.of(boundary.details().withSystemLabel("org.example.system")),
        "MKE was replaced.");

    assertThat(boundaries.policyOf(boundary.id()).systemLabel()).isEqualTo("org.example.system");
    assertThat(boundaries.policyAt(boundary.id(), yesterday)).isEqualTo(BoundaryPolicy.DEFAULT);
  }

  @Test
  void aRetiredClusterStaysChangesNoMoreAndGivesItsNameBack() {
    var boundary = fleet.aBoundary();
    var harbor = fleet.harborIn(boundary);
    management.retire(cast.marcusTheIssm(boundary.id()).actor(), harbor.id(), "replaced");

    var retired = clusters.get(harbor.id(), Scope.EVERYTHING);
    assertThat(retired.retiredReason()).isEqualTo("replaced");
    assertThatThrownBy(
            () ->
                management.edit(
                    Actor.portal("test"), harbor.id(), retired.details().withName("hulk")))
        .isInstanceOf(Conflict.class);
    assertThat(fleet.harborIn(boundary).id()).isNotEqualTo(harbor.id());
  }

  @Test
  void ofWhatWasSaidNothingIsOverwrittenOrDeleted() {
    var harbor = fleet.harborIn(fleet.aBoundary());
    for (String statement :
        List.of(
            "update cluster_version set name = 'hulk' where cluster_id = ?",
            "delete from cluster_version where cluster_id = ?",
            "delete from cluster where id = ?",
            "update boundary set created_by = 'nobody' where id <> ?",
            "update boundary_version set allowed_age_days = 35 where boundary_id <> ?")) {
      assertThatThrownBy(() -> sql.update(statement, harbor.id().value()))
          .as(statement)
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void aListOfClustersGoesOnAfterItsLastAndMissesNone() {
    var boundary = fleet.aBoundary();
    List.of("skiff", "Drydock", "harbor", "pier", "HULK")
        .forEach(name -> fleet.clusterIn(boundary, name));
    var inUse = ClusterFilter.inUseIn(boundary.id());

    List<String> names = new ArrayList<>();
    List<Cluster> page = clusters.page(Scope.EVERYTHING, inUse, null, 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      page.forEach(c -> names.add(c.name()));
      page = clusters.page(Scope.EVERYTHING, inUse, page.getLast().id(), 2);
    }
    assertThat(names).containsExactly("Drydock", "harbor", "HULK", "pier", "skiff");
    assertThat(clusters.count(Scope.EVERYTHING, inUse)).isEqualTo(5);
    var withR = new ClusterFilter(boundary.id(), "R", ClusterFilter.Life.ANY);
    assertThat(clusters.list(Scope.EVERYTHING, withR))
        .extracting(Cluster::name)
        .containsExactly("Drydock", "harbor", "pier");
    var wild = new ClusterFilter(boundary.id(), "%", ClusterFilter.Life.ANY);
    assertThat(clusters.count(Scope.EVERYTHING, wild)).isZero();
  }

  @Test
  void aNameTakenInTheBoundaryIsAProblemOfTheNameField() {
    var boundary = fleet.aBoundary();
    fleet.harborIn(boundary);
    assertThatThrownBy(() -> fleet.clusterIn(boundary, "HARBOR"))
        .isInstanceOfSatisfying(
            Invalid.class, i -> assertThat(i.fields().getFirst().field()).isEqualTo("name"));
    assertThat(fleet.harborIn(fleet.aBoundary())).isNotNull();
  }
}
