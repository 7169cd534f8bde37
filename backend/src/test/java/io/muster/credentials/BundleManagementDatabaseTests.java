package io.muster.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.credentials.reading.BundleRefused;
import io.muster.credentials.reading.Sha256;
import io.muster.credentials.vault.NoBundle;
import io.muster.credentials.vault.Vault;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.NotFound;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class BundleManagementDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired BundleManagement management;
  @Autowired Bundles bundles;
  @Autowired Vault vault;
  @Autowired ClusterManagement clusters;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  Boundary boundary;
  Cluster harbor;
  Actor otis;

  @BeforeEach
  void harborWithOtis() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    otis = cast.otisTheOperator(boundary.id()).actor();
  }

  @Test
  void anUploadedBundleIsShownAndOpens() {
    byte[] file = Uploads.harbor().bytes();
    management.upload(otis, harbor.id(), file.clone());

    Bundle bundle = bundles.currentOf(harbor.id(), otis.scope()).orElseThrow();
    assertThat(bundle.subject()).isEqualTo("CN=otis");
    assertThat(bundle.issuer()).isEqualTo("CN=UCP Cluster Root CA");
    assertThat(bundle.keyKind()).isEqualTo("EC P-256");
    assertThat(bundle.adminHint()).isEqualTo(AdminHint.YES);
    assertThat(bundle.uploadedBy()).isEqualTo(otis.username());
    assertThat(bundle.daysLeft(clock.instant())).isEqualTo(364);
    assertThat(bundle.facts().fileSha256()).isEqualTo(Sha256.of(file));
    var opened = vault.open(harbor.id(), Errands.TEST);
    assertThat(opened.bundle()).isEqualTo(bundle.id());
    assertThat(opened.expires()).isEqualTo(bundle.notAfter());
    assertThat(Sha256.of(opened.chain().getFirst())).isEqualTo(bundle.fingerprint());
    assertThat(opened.authorities()).containsExactly(Uploads.HARBOR_CA.certificate());
    assertThat(opened.endpoint()).hasToString("https://harbor.example:443");
    assertThat(opened.kubernetes()).hasToString("https://harbor.example:6443");
    assertThat(audited.actions(harbor.id()))
        .containsExactly("cluster.registered", "bundle.uploaded", "vault.opened");
  }

  @Test
  void replacingKeepsWhatIsKnownOfTheOldAndDeletesItsKey() {
    Bundle first = management.upload(otis, harbor.id(), Uploads.harbor().bytes());
    Bundle second = management.upload(otis, harbor.id(), Uploads.harbor().bytes());

    assertThat(bundles.currentOf(harbor.id(), otis.scope())).contains(second);
    assertThat(bundles.earlierOf(harbor.id(), otis.scope()))
        .singleElement()
        .satisfies(
            old -> {
              assertThat(old.facts()).isEqualTo(first.facts());
              assertThat(old.endedBecause()).isEqualTo(Bundle.Ending.REPLACED);
              assertThat(old.endedAt()).isEqualTo(second.uploadedAt());
            });
    assertThat(vault.open(harbor.id(), Errands.TEST).bundle()).isEqualTo(second.id());
    assertThat(secrets()).isEqualTo(1);
    assertThat(audited.actions(harbor.id()))
        .endsWith("bundle.uploaded", "bundle.replaced", "vault.opened");
  }

  @Test
  void aBundleOfAnotherAuthorityIsNotStoredJustLikeThat() {
    Bundle first = management.upload(otis, harbor.id(), Uploads.harbor().bytes());
    byte[] stranger = Uploads.stranger().bytes();

    assertThatThrownBy(() -> management.upload(otis, harbor.id(), stranger.clone()))
        .isInstanceOf(BundleDiffers.class)
        .hasMessageContaining("other certificate authorities");
    assertThat(bundles.currentOf(harbor.id(), otis.scope())).contains(first);
    assertThat(audited.actions(harbor.id())).endsWith("bundle.refused");
  }

  @Test
  void aBundleOfAnotherInstanceIsNotStoredJustLikeThat() {
    management.upload(otis, harbor.id(), Uploads.harbor().bytes());
    byte[] rebuilt = Uploads.harbor().instance("rebuilt0000").bytes();
    assertThatThrownBy(() -> management.upload(otis, harbor.id(), rebuilt.clone()))
        .isInstanceOf(BundleDiffers.class)
        .hasMessageContaining("rebuilt0000");
  }

  @Test
  void aBundleThatSaysNoInstanceNeedsNoConfirmation() {
    management.upload(otis, harbor.id(), Uploads.harbor().bytes());
    byte[] silent = Uploads.harbor().edit("env.sh", t -> t.replaceAll("#.*", "")).bytes();
    assertThat(management.upload(otis, harbor.id(), silent).facts().instance()).isNull();
  }

  @Test
  void ofARefusedFileOnlyAnAuditLineStays() {
    byte[] expired = Uploads.expired().bytes();

    assertThatThrownBy(() -> management.upload(otis, harbor.id(), expired.clone()))
        .isInstanceOf(BundleRefused.class);
    assertThat(bundles.currentOf(harbor.id(), otis.scope())).isEmpty();
    assertThat(secrets()).isZero();
    assertThat(audited.actions(harbor.id())).endsWith("bundle.refused");
    assertThat(audited.details(harbor.id(), "bundle.refused").getLast())
        .contains("EXPIRED")
        .contains(Sha256.of(expired));
  }

  @Test
  void whoMayNotUploadIsRefusedAndOutsideTheScopeThereIsNothing() {
    byte[] file = Uploads.harbor().bytes();
    Actor vera = cast.veraTheAuditor(boundary.id()).actor();
    assertThatThrownBy(() -> management.upload(vera, harbor.id(), file.clone()))
        .isInstanceOf(Forbidden.class);
    Actor stranger = cast.otisTheOperator(fleet.aBoundary().id()).actor();
    assertThatThrownBy(() -> management.upload(stranger, harbor.id(), file.clone()))
        .isInstanceOf(NotFound.class);

    management.upload(otis, harbor.id(), file.clone());
    management.upload(otis, harbor.id(), file.clone());
    assertThat(bundles.currentOf(harbor.id(), stranger.scope())).isEmpty();
    assertThat(bundles.earlierOf(harbor.id(), stranger.scope())).isEmpty();
    assertThat(bundles.currentOf(harbor.id(), vera.scope())).isPresent();
  }

  @Test
  void aRetiredClusterHasNoKeyAnyMoreAndTakesNone() {
    management.upload(otis, harbor.id(), Uploads.harbor().bytes());
    clusters.retire(cast.marcusTheIssm(boundary.id()).actor(), harbor.id(), "scrapped");

    assertThatThrownBy(() -> vault.open(harbor.id(), Errands.TEST)).isInstanceOf(NoBundle.class);
    assertThat(secrets()).isZero();
    assertThat(bundles.earlierOf(harbor.id(), Scope.EVERYTHING))
        .extracting(Bundle::endedBecause)
        .containsExactly(Bundle.Ending.CLUSTER_RETIRED);
    byte[] late = Uploads.harbor().bytes();
    assertThatThrownBy(() -> management.upload(otis, harbor.id(), late))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void ofManyUploadsAtOnceOneIsThePresentOne() throws Exception {
    List<byte[]> files =
        java.util.stream.Stream.generate(() -> Uploads.harbor().bytes()).limit(8).toList();
    try (var people = Executors.newFixedThreadPool(8)) {
      List<Callable<Bundle>> uploads =
          files.stream()
              .map(f -> (Callable<Bundle>) () -> management.upload(otis, harbor.id(), f))
              .toList();
      for (Future<Bundle> done : people.invokeAll(uploads)) {
        assertThat(done.get().cluster()).isEqualTo(harbor.id());
      }
    }
    Bundle current = bundles.currentOf(harbor.id(), otis.scope()).orElseThrow();
    assertThat(bundles.earlierOf(harbor.id(), otis.scope())).hasSize(7);
    assertThat(vault.open(harbor.id(), Errands.TEST).bundle()).isEqualTo(current.id());
  }

  private long secrets() {
    return jdbc.sql("select count(*) from bundle_secret where cluster_id = ?")
        .param(harbor.id().value())
        .query(Long.class)
        .single();
  }
}
