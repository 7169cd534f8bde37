package io.muster.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.ProposedChange.Outcome;
import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Proof;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.pki.TestAuthority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who proposes what leads elsewhere, who confirms it, and what becomes of it. */
@PortalTest
class ProposedChangesDatabaseTests extends HarborInUse {

  private static final TestAuthority BALANCER = TestAuthority.create("Balancer CA");

  @Autowired ProposalManagement proposals;

  @Test
  void beforeTheFirstBundleWhatIsSaidHoldsAtOnce() {
    Cluster skiff = fleet.skiffIn(boundary);
    Edited edited =
        clusters.edit(otis.actor(), skiff.id(), skiff.details().withEndpoint(MOVED), null, "");
    assertThat(edited.waiting()).isEmpty();
    assertThat(edited.cluster().endpointOverride()).hasToString("Optional[" + MOVED + "]");
  }

  @Test
  void anotherEndpointWaitsAndTheRestOfTheEditHoldsAtOnce() {
    Instant before = clock.instant();
    ClusterDetails asked = harbor.details().withEndpoint(MOVED).withEnvironment("production");
    Edited edited = clusters.edit(otis.actor(), harbor.id(), asked, null, "The balancer moved.");

    assertThat(edited.cluster().environment()).isEqualTo("production");
    assertThat(now().endpointOverride()).isEmpty();
    assertThat(edited.waiting())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.state()).isEqualTo("awaiting confirmation");
              assertThat(c.from()).isEqualTo("where the bundle says");
              assertThat(c.to()).isEqualTo(MOVED);
              assertThat(c.reason()).isEqualTo("The balancer moved.");
              assertThat(c.madeBy()).isEqualTo(otis.actor().username());
            });

    proposals.confirm(marcus.actor(), edited.waiting().getFirst().id(), "Called the site.");
    assertThat(now().endpointOverride()).hasToString("Optional[" + MOVED + "]");
    assertThat(now().environment()).isEqualTo("production");
    assertThat(registered.detailsAt(harbor.id(), before, Scope.EVERYTHING).orElseThrow().endpoint())
        .isEmpty();
    assertThat(audited())
        .containsSubsequence("proposal.proposed", "proposal.confirmed")
        .contains("cluster.edited");
    assertThat(changes.waitingAt(harbor.id(), clock.instant(), Scope.EVERYTHING)).isEmpty();
    assertThat(
            changes.waitingAt(harbor.id(), edited.waiting().getFirst().madeAt(), Scope.EVERYTHING))
        .singleElement()
        .matches(ProposedChange::waits, "as it was known then");
  }

  @Test
  void anchorsWaitTooAndAreShownByFingerprint() {
    ClusterDetails asked =
        harbor.details().withEndpoint(MOVED).withTrustAnchors(BALANCER.certificatePem());
    List<ProposedChange> waiting =
        clusters.edit(otis.actor(), harbor.id(), asked, null, "A new balancer.").waiting();
    assertThat(waiting)
        .extracting(ProposedChange::part)
        .containsExactly(IdentityPart.ENDPOINT, IdentityPart.TRUST_ANCHORS);
    assertThat(waiting.getLast().to()).contains("CN=Balancer CA, SHA-256 ");
    assertThat(now().trustAnchors()).isEmpty();
    proposals.confirm(marcus.actor(), waiting.getLast().id(), "");
    assertThat(now().trustAnchors()).containsExactly(BALANCER.certificate());
    assertThat(now().endpointOverride()).isEmpty();
  }

  @Test
  void withoutAReasonNothingOfTheEditHolds() {
    ClusterDetails asked = harbor.details().withEndpoint(MOVED).withEnvironment("production");
    assertThatThrownBy(() -> clusters.edit(otis.actor(), harbor.id(), asked, null, " "))
        .isInstanceOf(Invalid.class);
    assertThat(now().environment()).isEmpty();
    assertThat(changes.of(harbor.id(), Scope.EVERYTHING)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ISSM")
  void nobodyButAnIssmOfTheBoundaryConfirmsOrRefuses(Role role) {
    ProposedChange change = proposed();
    Actor other = cast.person("Lou", new Grant(role, boundary.id())).actor();
    assertThatThrownBy(() -> proposals.confirm(other, change.id(), ""))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("by an ISSM of its boundary");
    assertThatThrownBy(() -> proposals.refuse(other, change.id(), "no"))
        .isInstanceOf(Forbidden.class);
    assertThat(proposals.toConfirm(other)).isEmpty();
    Actor elsewhere = cast.marcusTheIssm(fleet.aBoundary().id()).actor();
    assertThatThrownBy(() -> proposals.confirm(elsewhere, change.id(), ""))
        .isInstanceOf(NotFound.class);
    assertThat(proposals.toConfirm(elsewhere)).isEmpty();
    assertThat(now().endpointOverride()).isEmpty();
  }

  @Test
  void nobodyConfirmsTheirOwnByWhicheverAccount() {
    Person both =
        cast.person(
            "Mona", new Grant(Role.OPERATOR, boundary.id()), new Grant(Role.ISSM, boundary.id()));
    Person twin = cast.sameAs(both, new Grant(Role.ISSM, boundary.id()));
    ProposedChange change = proposedBy(both.actor());

    for (Person same : List.of(both, twin)) {
      assertThatThrownBy(() -> proposals.confirm(same.actor(), change.id(), ""))
          .isInstanceOf(Forbidden.class)
          .hasMessageContaining("proposed themselves");
      assertThat(proposals.toConfirm(same.actor())).isEmpty();
    }
    assertThat(proposals.toConfirm(marcus.actor())).containsExactly(change);
    proposals.withdraw(twin.actor(), change.id(), "");
    assertThat(outcome(change)).isEqualTo(Outcome.WITHDRAWN);
  }

  @Test
  void onlyThePersonWhoProposedItWithdraws() {
    ProposedChange change = proposed();
    assertThatThrownBy(() -> proposals.withdraw(marcus.actor(), change.id(), ""))
        .isInstanceOf(Forbidden.class);
    Actor colleague = cast.otisTheOperator(boundary.id()).actor();
    assertThatThrownBy(() -> proposals.withdraw(colleague, change.id(), ""))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void whatWasRefusedStaysAsHistoryAndIsNotConfirmedAfterwards() {
    ProposedChange change = proposed();
    assertThatThrownBy(() -> proposals.refuse(marcus.actor(), change.id(), " "))
        .isInstanceOf(Invalid.class);
    proposals.refuse(marcus.actor(), change.id(), "Nobody on site knows of it.");
    assertThatThrownBy(() -> proposals.confirm(marcus.actor(), change.id(), ""))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("refused by " + marcus.actor().username());
    assertThat(outcome(change)).isEqualTo(Outcome.REFUSED);
    assertThat(now().endpointOverride()).isEmpty();
    assertThat(audited()).endsWith("proposal.refused");
  }

  @Test
  void aSecondProposalReplacesTheOneThatWaitsAndTheSameAgainDoesNot() {
    ProposedChange first = proposed();
    assertThat(proposed()).isEqualTo(first);
    String third = "https://third.example.mil:443";
    clusters.edit(
        otis.actor(), harbor.id(), now().details().withEndpoint(third), null, "Moved again.");
    assertThat(outcome(first)).isEqualTo(Outcome.REPLACED);
    assertThatThrownBy(() -> proposals.confirm(marcus.actor(), first.id(), ""))
        .isInstanceOf(Conflict.class);
    assertThat(proposals.toConfirm(marcus.actor()))
        .singleElement()
        .matches(c -> c.to().equals(third));
  }

  @Test
  void ofTwoWhoDecideAtOnceOneDoes() throws Exception {
    ProposedChange change = proposed();
    Actor mona = cast.marcusTheIssm(boundary.id()).actor();
    List<Callable<ProposedChange>> both =
        List.of(
            () -> proposals.confirm(marcus.actor(), change.id(), ""),
            () -> proposals.refuse(mona, change.id(), "no"));
    int done = 0;
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (Future<ProposedChange> one : threads.invokeAll(both)) {
        try {
          one.get();
          done++;
        } catch (java.util.concurrent.ExecutionException refused) {
          assertThat(refused).hasCauseInstanceOf(Conflict.class);
        }
      }
    }
    assertThat(done).isEqualTo(1);
    assertThat(now().endpointOverride().isPresent())
        .isEqualTo(outcome(change) == Outcome.CONFIRMED);
  }

  @Test
  void whoConfirmsProvedItLately() {
    ProposedChange change = proposed();
    Actor stale =
        marcus
            .actor()
            .provedBy(new Proof(Proof.Way.PASSWORD, clock.instant().minus(Duration.ofMinutes(6))));
    assertThatThrownBy(() -> proposals.confirm(stale, change.id(), ""))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("within the last 5 minutes");
  }

  @Test
  void whereTheClusterIsNowTheIssmConfirms() {
    ProposedChange change = proposed();
    Boundary other = fleet.aBoundary();
    clusters.edit(Actor.portal("test"), harbor.id(), now().details().withBoundary(other.id()));
    assertThatThrownBy(() -> proposals.confirm(marcus.actor(), change.id(), ""))
        .isInstanceOf(NotFound.class);
    proposals.confirm(cast.marcusTheIssm(other.id()).actor(), change.id(), "");
    assertThat(now().boundaryId()).isEqualTo(other.id());
    assertThat(now().endpointOverride()).isPresent();
  }

  @Test
  void theDatabaseKeepsWhatBecameOfAProposal() {
    ProposedChange change = proposed();
    proposals.refuse(marcus.actor(), change.id(), "no");
    for (String statement :
        List.of(
            "update proposed_change set outcome = 'CONFIRMED' where id = ?",
            "update proposed_change set ended_at = null, outcome = null, ended_by = null, remark ="
                + " null where id = ?",
            "delete from proposed_change where id = ?")) {
      assertThatThrownBy(() -> sql.sql(statement).param(change.id().value()).update())
          .as(statement)
          .isInstanceOf(RuntimeException.class);
    }
  }
}
