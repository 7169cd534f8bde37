package io.muster.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.shared.Forbidden;
import io.muster.shared.NotFound;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class RolesAndScopesDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Clusters clusters;
  @Autowired ClusterManagement management;
  @Autowired Boundaries boundaries;
  @Autowired BoundaryManagement boundaryManagement;

  Boundary ours;
  Boundary theirs;

  @BeforeEach
  void twoBoundaries() {
    ours = fleet.aBoundary();
    theirs = fleet.aBoundary();
  }

  @Test
  void outsideOnesScopeNothingExists() {
    var harbor = fleet.harborIn(theirs);
    Actor vera = cast.veraTheAuditor(ours.id()).actor();

    assertThat(boundaries.list(vera.scope())).extracting(Boundary::id).containsExactly(ours.id());
    assertThat(boundaries.find(theirs.id(), vera.scope())).isEmpty();
    assertThat(boundaries.named(theirs.name(), vera.scope())).isEmpty();
    assertThat(clusters.find(harbor.id(), vera.scope())).isEmpty();
    assertThat(clusters.list(vera.scope(), ClusterFilter.anyIn(theirs.id()))).isEmpty();
    assertThat(clusters.detailsAt(harbor.id(), harbor.createdAt(), vera.scope())).isEmpty();
  }

  @Test
  void oneWhoHoldsNoRoleAnywhereSeesNothing() {
    fleet.harborIn(ours);
    Actor nobody = cast.person("Nobody").actor();
    assertThat(boundaries.list(nobody.scope())).isEmpty();
    assertThat(clusters.list(nobody.scope(), ClusterFilter.IN_USE)).isEmpty();
  }

  @Test
  void aForeignBoundaryDoesNotExistForOneWhoRegisters() {
    Actor otis = cast.otisTheOperator(ours.id()).actor();
    assertThatThrownBy(() -> management.register(otis, ClusterDetails.named("skiff", theirs.id())))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void anAuditorReadsAndRegistersNothing() {
    Actor vera = cast.veraTheAuditor(ours.id()).actor();
    assertThatThrownBy(() -> management.register(vera, ClusterDetails.named("skiff", ours.id())))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void anOperatorRetiresNothing() {
    var harbor = fleet.harborIn(ours);
    Actor otis = cast.otisTheOperator(ours.id()).actor();
    assertThatThrownBy(() -> management.retire(otis, harbor.id(), "worn out"))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void anIssmEditsTheBoundaryButMakesNone() {
    Actor marcus = cast.marcusTheIssm(ours.id()).actor();
    boundaryManagement.edit(marcus, ours.id(), ours.details().withTimeZone("Asia/Tokyo"));
    assertThat(boundaries.policyOf(ours.id()).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThatThrownBy(() -> fleetOf(marcus)).isInstanceOf(Forbidden.class);
  }

  @Test
  void anAdministratorOfOneBoundaryMakesNoOther() {
    Actor local = cast.person("Lou", new Grant(Role.ADMINISTRATOR, ours.id())).actor();
    assertThatThrownBy(() -> fleetOf(local)).isInstanceOf(Forbidden.class);
  }

  @Test
  void movingAClusterNeedsTheRoleInBothBoundaries() {
    var harbor = fleet.harborIn(ours);
    var moved = harbor.details().withBoundary(theirs.id());
    Actor half =
        cast.person(
                "Otis", new Grant(Role.OPERATOR, ours.id()), new Grant(Role.AUDITOR, theirs.id()))
            .actor();
    assertThatThrownBy(() -> management.edit(half, harbor.id(), moved))
        .isInstanceOf(Forbidden.class);

    Actor whole =
        cast.person(
                "Otis", new Grant(Role.OPERATOR, ours.id()), new Grant(Role.OPERATOR, theirs.id()))
            .actor();
    management.edit(whole, harbor.id(), moved);
    assertThat(clusters.get(harbor.id(), whole.scope()).boundaryId()).isEqualTo(theirs.id());
  }

  private Boundary fleetOf(Actor actor) {
    return boundaryManagement.create(actor, BoundaryDetails.named("not-to-be"));
  }
}
