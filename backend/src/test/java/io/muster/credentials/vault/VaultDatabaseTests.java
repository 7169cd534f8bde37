package io.muster.credentials.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Cluster;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Uploads;
import io.muster.identity.Actor;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class VaultDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired BundleManagement management;
  @Autowired Vault vault;
  @Autowired JdbcClient jdbc;

  Cluster harbor;
  Cluster drydock;

  @BeforeEach
  void twoClustersWithABundleEach() {
    var boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    drydock = fleet.drydockIn(boundary);
    Actor otis = cast.otisTheOperator(boundary.id()).actor();
    management.upload(otis, harbor.id(), Uploads.harbor().bytes());
    management.upload(otis, drydock.id(), Uploads.stranger().bytes());
  }

  @Test
  void aRowMovedToAnotherClusterDoesNotOpen() {
    assertThat(vault.open(harbor.id()).toString()).doesNotContain("CN=", "PRIVATE", "key=");
    delete(drydock);
    changeSecretOf(harbor, "cluster_id = '" + drydock.id() + "'");
    assertThatThrownBy(() -> vault.open(drydock.id())).isInstanceOf(SealBroken.class);
    assertThatThrownBy(() -> vault.open(harbor.id())).isInstanceOf(NoBundle.class);
  }

  @Test
  void contentExchangedBetweenTwoRowsDoesNotOpen() {
    for (String columns : new String[] {"nonce, sealed", "key_nonce, sealed_key"}) {
      swap(columns);
      assertThatThrownBy(() -> vault.open(harbor.id())).isInstanceOf(SealBroken.class);
      assertThatThrownBy(() -> vault.open(drydock.id())).isInstanceOf(SealBroken.class);
      swap(columns);
      assertThat(vault.open(harbor.id()).endpoint()).hasToString("https://harbor.example:443");
    }
    swap("key_nonce, sealed_key, nonce, sealed");
    assertThatThrownBy(() -> vault.open(harbor.id())).isInstanceOf(SealBroken.class);
  }

  @Test
  void aRowUnderAnotherBundlesIdDoesNotOpen() {
    delete(drydock);
    changeSecretOf(
        harbor, "bundle_id = (select id from bundle where cluster_id = '" + drydock.id() + "')");
    assertThatThrownBy(() -> vault.open(harbor.id())).isInstanceOf(SealBroken.class);
  }

  @Test
  void aChangedBitDoesNotOpen() {
    changeSecretOf(harbor, "sealed = set_bit(sealed, 77, 1 - get_bit(sealed, 77))");
    assertThatThrownBy(() -> vault.open(harbor.id())).isInstanceOf(SealBroken.class);
  }

  @Test
  void noTwoSealsShareKeyOrNonce() {
    long distinct =
        jdbc.sql(
                "select count(distinct sealed_key) + count(distinct nonce) + count(distinct"
                    + " key_nonce) from bundle_secret where cluster_id in (?, ?)")
            .params(harbor.id().value(), drydock.id().value())
            .query(Long.class)
            .single();
    assertThat(distinct).isEqualTo(6);
  }

  @Test
  void thePortalStartsWithNoOtherKeyThanTheDatabaseWasWrittenWith(@TempDir Path home) {
    String another = Base64.getEncoder().encodeToString(new byte[32]);
    assertThatThrownBy(() -> new Kek(jdbc, home.resolve("kek"), another))
        .isInstanceOf(KekTrouble.class)
        .hasMessageContaining("is not the one that this database's client bundles are sealed by")
        .hasMessageNotContaining(another);
  }

  @Test
  void aLostKeyIsNotReplacedByANewOneWhileBundlesAreStored(@TempDir Path home) {
    Path file = home.resolve("keys/kek");
    assertThatThrownBy(() -> new Kek(jdbc, file, ""))
        .isInstanceOf(KekTrouble.class)
        .hasMessageContaining("There is no key-encryption key");
    assertThat(file).doesNotExist();
  }

  private void swap(String columns) {
    jdbc.sql(
            "update bundle_secret s set (%1$s) = (select %1$s from bundle_secret o where o.cluster_id"
                    .formatted(columns)
                + " in (:both) and o.cluster_id <> s.cluster_id) where s.cluster_id in (:both)")
        .param("both", java.util.List.of(harbor.id().value(), drydock.id().value()))
        .update();
  }

  private void changeSecretOf(Cluster cluster, String change) {
    int rows =
        jdbc.sql("update bundle_secret set " + change + " where cluster_id = ?")
            .param(cluster.id().value())
            .update();
    assertThat(rows).isEqualTo(1);
  }

  private void delete(Cluster cluster) {
    jdbc.sql("delete from bundle_secret where cluster_id = ?").param(cluster.id().value()).update();
  }
}
