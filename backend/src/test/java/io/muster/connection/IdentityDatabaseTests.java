package io.muster.connection;

import static io.muster.connection.ClusterKind.ENGINE;
import static io.muster.connection.ClusterKind.MKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ProposalManagement;
import io.muster.clusters.ProposedChange;
import io.muster.connection.IdentityComparison.Changed;
import io.muster.connection.IdentityComparison.Same;
import io.muster.connection.PinnedIdentity.How;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class IdentityDatabaseTests {

  private static final Actor SCANS = Actor.portal("scans");
  private static final ObservedIdentity HARBOR =
      new ObservedIdentity(MKE, "HARB:OR", "CN=Harbor CA", Set.of("n1", "n2"));
  private static final ObservedIdentity DRYDOCK =
      new ObservedIdentity(MKE, "DRY:DOCK", "CN=Drydock CA", Set.of("d1"));

  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired IdentityManagement management;
  @Autowired ProposalManagement proposals;
  @Autowired Identities identities;
  @Autowired JdbcClient sql;
  @Autowired Clock clock;
  private Boundary boundary;
  private Cluster harbor;

  @BeforeEach
  void aNewCluster() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
  }

  @Test
  void theFirstConnectionPinsAndTheSecondIsTheSame() {
    assertThat(identities.pinned(harbor.id(), Scope.EVERYTHING)).isEmpty();
    assertThat(compare(HARBOR)).isInstanceOf(Same.class);
    assertThat(pinned().how()).isEqualTo(How.FIRST_CONNECTION);
    assertThat(compare(HARBOR)).isEqualTo(new Same(pinned()));
    assertThat(actions()).containsExactly("identity.pinned");
  }

  @Test
  void nodesThatJoinMakeThePinnedIdentityGrow() {
    compare(HARBOR);
    var before = clock.instant();
    assertThat(compare(with("n2", "n3"))).isInstanceOf(Same.class);
    assertThat(pinned().identity().nodeIds()).containsExactly("n1", "n2", "n3");
    assertThat(identities.pinnedAt(harbor.id(), before, Scope.EVERYTHING).orElseThrow().identity())
        .isEqualTo(HARBOR);
    assertThat(compare(with("n3"))).isInstanceOf(Same.class);
  }

  @Test
  void nodesThatCannotBeReadAreNoDifference() {
    compare(HARBOR);
    assertThat(compare(with())).isInstanceOf(Same.class);
  }

  @Test
  void anotherIdKindIssuerOrNoKnownNodeIsAChange() {
    compare(HARBOR);
    assertThat(HARBOR.differencesFrom(HARBOR)).isEmpty();
    assertThat(new ObservedIdentity(MKE, "OTHER", "CN=Harbor CA", Set.of()).differencesFrom(HARBOR))
        .containsExactly("Its id was HARB:OR and is now OTHER.");
    assertThat(
            new ObservedIdentity(ENGINE, "HARB:OR", "CN=Harbor CA", Set.of())
                .differencesFrom(HARBOR))
        .containsExactly("It was MKE and is now a Docker Engine without MKE.");
    assertThat(new ObservedIdentity(MKE, "HARB:OR", "CN=X", Set.of()).differencesFrom(HARBOR))
        .containsExactly(
            "Its server certificate was issued by CN=Harbor CA and is now issued by CN=X.");
    assertThat(with("x1").differencesFrom(HARBOR))
        .containsExactly("None of its 2 known nodes is there any more.");
    assertThat(compare(DRYDOCK)).isInstanceOf(Changed.class);
  }

  @Test
  void aChangeStaysUntilAPersonConfirmsItEvenIfThePinnedOneAnswersAgain() {
    compare(HARBOR);
    Changed changed = (Changed) compare(DRYDOCK);
    assertThat(changed.change().differences()).hasSize(3);
    assertThat(changed.trouble().kind()).isEqualTo(Trouble.Kind.IDENTITY_CHANGED);
    assertThat(compare(DRYDOCK)).isEqualTo(changed);
    Changed back = (Changed) compare(HARBOR);
    assertThat(back.change().id()).isNotEqualTo(changed.change().id());

    confirm(iris(), back, "a test of the balancer");
    assertThat(compare(HARBOR)).isInstanceOf(Same.class);
    assertThat(actions())
        .containsExactly(
            "identity.pinned", "identity.changed", "identity.changed", "identity.confirmed");
  }

  @Test
  void theConfirmedIdentityIsPinnedFromThenOnAndThePastStays() {
    compare(HARBOR);
    var before = clock.instant();
    Changed changed = (Changed) compare(DRYDOCK);
    assertThatThrownBy(() -> confirm(iris(), changed, " ")).isInstanceOf(Invalid.class);
    confirm(iris(), changed, "harbor was rebuilt");
    assertThat(pinned().identity()).isEqualTo(DRYDOCK);
    assertThat(pinned().reason()).isEqualTo("harbor was rebuilt");
    assertThat(compare(DRYDOCK)).isInstanceOf(Same.class);
    assertThat(compare(HARBOR)).isInstanceOf(Changed.class);
    assertThat(identities.pinnedAt(harbor.id(), before, Scope.EVERYTHING).orElseThrow().identity())
        .isEqualTo(HARBOR);
    assertThat(identities.changeAt(harbor.id(), changed.change().from(), Scope.EVERYTHING))
        .contains(changed.change());
    assertThat(identities.changeAt(harbor.id(), before, Scope.EVERYTHING)).isEmpty();
  }

  @Test
  void onlyWhoMayProposesAndOnlyWhatTheySaw() {
    compare(HARBOR);
    Changed changed = (Changed) compare(DRYDOCK);
    assertThatThrownBy(() -> propose(cast.veraTheAuditor(boundary.id()).actor(), changed, "yes"))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(
            () ->
                propose(
                    cast.irisTheIsso(fleet.aBoundary().id()).actor(), changed, "another boundary"))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> management.proposeIdentity(iris(), harbor.id(), UUID.randomUUID(), "stale"))
        .isInstanceOf(Conflict.class);
    confirm(cast.otisTheOperator(boundary.id()).actor(), changed, "rebuilt");
    assertThatThrownBy(() -> propose(iris(), changed, "twice")).isInstanceOf(Conflict.class);
  }

  @Test
  void untilAnotherPersonConfirmsTheClusterStaysStopped() {
    compare(HARBOR);
    Changed changed = (Changed) compare(DRYDOCK);
    Actor marcus = cast.marcusTheIssm(boundary.id()).actor();
    ProposedChange proposed = propose(marcus, changed, "rebuilt");
    assertThat(pinned().identity()).isEqualTo(HARBOR);
    assertThat(compare(DRYDOCK)).isEqualTo(changed);
    assertThatThrownBy(() -> proposals.confirm(marcus, proposed.id(), ""))
        .isInstanceOf(Forbidden.class);
    assertThat(compare(DRYDOCK)).isEqualTo(changed);
  }

  @Test
  void whatWasProposedIsOvertakenWhenYetAnotherAnswers() {
    compare(HARBOR);
    ProposedChange proposed = propose(iris(), (Changed) compare(DRYDOCK), "rebuilt");
    compare(with("x1"));
    assertThatThrownBy(
            () -> proposals.confirm(cast.marcusTheIssm(boundary.id()).actor(), proposed.id(), ""))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("overtaken");
    assertThat(pinned().identity()).isEqualTo(HARBOR);
  }

  @Test
  void outsideTheScopeThereIsNoIdentity() {
    compare(HARBOR);
    assertThat(identities.pinned(harbor.id(), iris().scope())).isPresent();
    assertThat(
            identities.pinned(
                harbor.id(), cast.irisTheIsso(fleet.aBoundary().id()).actor().scope()))
        .isEmpty();
  }

  private IdentityComparison compare(ObservedIdentity observed) {
    return management.compare(SCANS, harbor.id(), observed);
  }

  private void confirm(Actor actor, Changed changed, String reason) {
    proposals.confirm(
        cast.marcusTheIssm(boundary.id()).actor(), propose(actor, changed, reason).id(), "");
  }

  private ProposedChange propose(Actor actor, Changed changed, String reason) {
    return management.proposeIdentity(actor, harbor.id(), changed.change().id(), reason);
  }

  private Actor iris() {
    return cast.irisTheIsso(boundary.id()).actor();
  }

  private PinnedIdentity pinned() {
    return identities.pinned(harbor.id(), Scope.EVERYTHING).orElseThrow();
  }

  private static ObservedIdentity with(String... nodes) {
    return new ObservedIdentity(MKE, "HARB:OR", "CN=Harbor CA", Set.of(nodes));
  }

  private java.util.List<String> actions() {
    return sql.sql(
            "select action from audit_event where subject_id = :id and action like 'identity.%'"
                + " order by seq")
        .param("id", harbor.id().toString())
        .query(String.class)
        .list();
  }
}
