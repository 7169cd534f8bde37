package io.muster.credentials.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Cluster;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Errand;
import io.muster.credentials.Errands;
import io.muster.credentials.Uploads;
import io.muster.credentials.VaultOpenings;
import io.muster.identity.Actor;
import io.muster.shared.ScanId;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class VaultDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired BundleManagement management;
  @Autowired Vault vault;
  @Autowired VaultOpenings openings;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Audited audited;
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
    assertThat(vault.open(harbor.id(), Errands.TEST).toString())
        .doesNotContain("CN=", "PRIVATE", "key=");
    delete(drydock);
    changeSecretOf(harbor, "cluster_id = '" + drydock.id() + "'");
    assertThatThrownBy(() -> vault.open(drydock.id(), Errands.TEST)).isInstanceOf(SealBroken.class);
    assertThatThrownBy(() -> vault.open(harbor.id(), Errands.TEST)).isInstanceOf(NoBundle.class);
  }

  @Test
  void contentExchangedBetweenTwoRowsDoesNotOpen() {
    for (String columns : new String[] {"nonce, sealed", "key_nonce, sealed_key"}) {
      swap(columns);
      assertThatThrownBy(() -> vault.open(harbor.id(), Errands.TEST))
          .isInstanceOf(SealBroken.class);
      assertThatThrownBy(() -> vault.open(drydock.id(), Errands.TEST))
          .isInstanceOf(SealBroken.class);
      swap(columns);
      assertThat(vault.open(harbor.id(), Errands.TEST).endpoint())
          .hasToString("https://harbor.example:443");
    }
    swap("key_nonce, sealed_key, nonce, sealed");
    assertThatThrownBy(() -> vault.open(harbor.id(), Errands.TEST)).isInstanceOf(SealBroken.class);
  }

  @Test
  void aRowUnderAnotherBundlesIdDoesNotOpen() {
    delete(drydock);
    changeSecretOf(
        harbor, "bundle_id = (select id from bundle where cluster_id = '" + drydock.id() + "')");
    assertThatThrownBy(() -> vault.open(harbor.id(), Errands.TEST)).isInstanceOf(SealBroken.class);
  }

  @Test
  void aChangedBitDoesNotOpen() {
    changeSecretOf(harbor, "sealed = set_bit(sealed, 77, 1 - get_bit(sealed, 77))");
    assertThatThrownBy(() -> vault.open(harbor.id(), Errands.TEST)).isInstanceOf(SealBroken.class);
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
  void everyOpeningIsOnRecordAndButForAScanInALineOfItsOwn() {
    vault.open(harbor.id(), Errands.TEST);
    assertThat(openings(harbor)).containsExactly("CONNECTION_CHECK test true");
    assertThat(logged(harbor)).containsExactly("vault.opened");

    ScanId scan = ScanId.random();
    vault.open(drydock.id(), Errand.scan(scan, Errands.TEST.who()));
    assertThat(openings(drydock)).containsExactly("SCAN test true");
    assertThat(logged(drydock)).isEmpty();
    assertThat(told(scan)).startsWith("bundle ").contains(" at 20").doesNotContain("broken");
    assertThat(told(ScanId.random())).isEqualTo("nothing");
  }

  @Test
  void anOpeningOfABrokenSealIsOnRecordToo() {
    changeSecretOf(harbor, "sealed = set_bit(sealed, 77, 1 - get_bit(sealed, 77))");
    assertThatThrownBy(() -> vault.open(harbor.id(), Errands.TEST)).isInstanceOf(SealBroken.class);
    assertThat(openings(harbor)).containsExactly("CONNECTION_CHECK test false");
    assertThat(logged(harbor)).containsExactly("vault.seal-broken");
  }

  @Test
  void aRowThatNamesAKeyNobodyHasDoesNotOpen() {
    changeSecretOf(harbor, "kek_id = '" + "0".repeat(32) + "'");
    assertThatThrownBy(() -> vault.open(harbor.id(), Errands.TEST))
        .isInstanceOf(SealBroken.class)
        .hasMessageContaining("0".repeat(32));
    delete(harbor);
  }

  private List<String> openings(Cluster cluster) {
    return jdbc.sql(
            "select purpose || ' ' || opened_by || ' ' || opened from vault_opening"
                + " where cluster_id = ?")
        .param(cluster.id().value())
        .query(String.class)
        .list();
  }

  /** What the audit log says of openings. */
  private List<String> logged(Cluster cluster) {
    return audited.actions(cluster.id()).stream().filter(a -> a.startsWith("vault.")).toList();
  }

  private String told(ScanId scan) {
    return new TransactionTemplate(transactions).execute(_ -> openings.ofScan(scan));
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
