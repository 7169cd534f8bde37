package io.muster.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.ProposedChange.Outcome;
import io.muster.credentials.Bundle;
import io.muster.credentials.Bundles;
import io.muster.credentials.Errands;
import io.muster.credentials.Stored;
import io.muster.credentials.Uploads;
import io.muster.credentials.vault.Vault;
import io.muster.identity.Scope;
import io.muster.shared.Conflict;
import io.muster.testing.PortalTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bundle that differs lies sealed until it is confirmed, and no longer. */
@PortalTest
class ProposedBundlesDatabaseTests extends HarborInUse {

  @Autowired ProposalManagement proposals;
  @Autowired Bundles bundles;
  @Autowired Vault vault;

  @Test
  void aBundleOfAnotherAuthorityLiesSealedUntilConfirmed() {
    Bundle present = bundles.currentOf(harbor.id(), Scope.EVERYTHING).orElseThrow();
    Instant before = clock.instant();
    ProposedChange change = strangerProposed();

    assertThat(bundles.currentOf(harbor.id(), Scope.EVERYTHING)).contains(present);
    assertThat(vault.open(harbor.id(), Errands.TEST).bundle()).isEqualTo(present.id());
    assertThat(secrets()).isEqualTo(2);

    uploads.upload(otis.actor(), harbor.id(), Uploads.harbor().bytes());
    assertThat(secrets()).as("one of the same authority leaves it waiting").isEqualTo(2);

    proposals.confirm(marcus.actor(), change.id(), "");
    Bundle confirmed = bundles.currentOf(harbor.id(), Scope.EVERYTHING).orElseThrow();
    var opened = vault.open(harbor.id(), Errands.TEST);
    assertThat(opened.bundle()).isEqualTo(confirmed.id());
    assertThat(opened.authorities()).containsExactly(Uploads.OTHER_CA.certificate());
    assertThat(secrets()).isEqualTo(1);
    assertThat(bundles.at(harbor.id(), before, Scope.EVERYTHING)).isPresent();
    assertThat(bundles.at(harbor.id(), before, Scope.EVERYTHING).orElseThrow().id())
        .isEqualTo(present.id());
    assertThat(audited().stream().filter(action -> !action.startsWith("vault.")))
        .endsWith("proposal.confirmed", "bundle.replaced");
  }

  @Test
  void aBundleThatLeadsElsewhereWaitsToo() {
    byte[] elsewhere =
        Uploads.harbor().edit("env.sh", t -> t.replace("harbor.example", "rogue.example")).bytes();
    assertThatThrownBy(() -> uploads.upload(otis.actor(), harbor.id(), elsewhere))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("rogue.example");
  }

  @Test
  void ofABundleNotConfirmedNoKeyIsKept() {
    proposals.refuse(marcus.actor(), strangerProposed().id(), "Not known.");
    assertThat(secrets()).isEqualTo(1);
    ProposedChange again = strangerProposed();
    ProposedChange other = strangerProposed();
    assertThat(outcome(again)).isEqualTo(Outcome.REPLACED);
    assertThat(secrets()).isEqualTo(2);
    proposals.withdraw(otis.actor(), other.id(), "");
    assertThat(secrets()).isEqualTo(1);
  }

  @Test
  void aRetiredClusterWaitsForNothingAndKeepsNoKey() {
    ProposedChange endpoint = proposed();
    ProposedChange bundle = strangerProposed();
    clusters.retire(marcus.actor(), harbor.id(), "Scrapped.");
    assertThat(List.of(outcome(endpoint), outcome(bundle))).containsOnly(Outcome.CLUSTER_RETIRED);
    assertThat(secrets()).isZero();
  }

  private ProposedChange strangerProposed() {
    byte[] stranger = Uploads.stranger().bytes();
    return ((Stored.Waiting) uploads.upload(otis.actor(), harbor.id(), stranger, "Rebuilt."))
        .change();
  }

  private int secrets() {
    return sql.sql("select count(*) from bundle_secret where cluster_id = ?")
        .param(harbor.id().value())
        .query(Integer.class)
        .single();
  }
}
