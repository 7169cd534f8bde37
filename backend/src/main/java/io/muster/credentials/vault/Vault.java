package io.muster.credentials.vault;

import io.muster.credentials.Errand;
import io.muster.credentials.VaultOpenings;
import io.muster.credentials.VaultOpenings.What;
import io.muster.credentials.reading.ParsedBundle;
import io.muster.shared.BundleId;
import io.muster.shared.ClusterId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the private keys of client bundles, sealed; the one door to them. Each bundle is sealed by
 * a data key of its own, and that by the key-encryption key; both seals open for their own cluster
 * and bundle only. What enters and leaves for good is in the audit log by its uploading, replacing
 * and retiring; what a bundle is opened for, by {@link VaultOpenings}.
 */
@Component
public class Vault {

  static final String KEY = "muster bundle key 1";
  private static final String TEXT = "muster bundle text 1";

  private final JdbcClient jdbc;
  private final Kek kek;
  private final VaultOpenings openings;

  Vault(JdbcClient jdbc, Kek kek, VaultOpenings openings) {
    this.jdbc = jdbc;
    this.kek = kek;
    this.openings = openings;
  }

  /**
   * Takes a cluster's present bundle out, for one line to it. An expired one opens too: its {@code
   * expires} says so. The opening is on record before anything leaves.
   *
   * @param errand what it is for
   * @throws NoBundle if none is stored
   * @throws SealBroken if what is stored was changed or moved in the database
   */
  @Transactional(noRollbackFor = SealBroken.class)
  public OpenedBundle open(ClusterId cluster, Errand errand) {
    return jdbc.sql("select * from bundle_secret where cluster_id = ? and not waiting")
        .param(cluster.value())
        .query(
            (row, _) ->
                new Stored(new BundleId(row.getObject("bundle_id", UUID.class)), Envelope.of(row)))
        .optional()
        .map(stored -> open(cluster, stored, errand))
        .orElseThrow(NoBundle::new);
  }

  /** Seals and stores a bundle in place of the cluster's present one. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(ClusterId cluster, BundleId bundle, ParsedBundle content) {
    // The key that wraps is held before the row, in the order in which a rotation takes them.
    Envelope envelope = Envelope.of(BundleText.write(content), kek, label(cluster, bundle));
    forgetPresent(cluster);
    insert(cluster, bundle, envelope, false);
  }

  /** Seals and stores a bundle beside the present one. It does not open while it waits. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void putWaiting(ClusterId cluster, BundleId bundle, ParsedBundle content) {
    Envelope envelope = Envelope.of(BundleText.write(content), kek, label(cluster, bundle));
    forgetWaiting(cluster);
    insert(cluster, bundle, envelope, true);
  }

  /** Makes the waiting bundle the present one, whose key is deleted. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void putWaitingIntoUse(ClusterId cluster) {
    forgetPresent(cluster);
    int rows =
        jdbc.sql("update bundle_secret set waiting = false where cluster_id = ? and waiting")
            .param(cluster.value())
            .update();
    if (rows != 1) {
      throw new IllegalStateException("No bundle waits for cluster " + cluster + ".");
    }
  }

  /** Deletes the bundle that waits for the cluster, if one does. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forgetWaiting(ClusterId cluster) {
    jdbc.sql("delete from bundle_secret where cluster_id = ? and waiting")
        .param(cluster.value())
        .update();
  }

  /** Deletes all that is stored for the cluster, if anything is. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(ClusterId cluster) {
    jdbc.sql("delete from bundle_secret where cluster_id = ?").param(cluster.value()).update();
  }

  private void forgetPresent(ClusterId cluster) {
    jdbc.sql("delete from bundle_secret where cluster_id = ? and not waiting")
        .param(cluster.value())
        .update();
  }

  private void insert(ClusterId cluster, BundleId bundle, Envelope envelope, boolean waiting) {
    jdbc.sql(
            "insert into bundle_secret (bundle_id, cluster_id, kek_id, key_nonce, sealed_key,"
                + " nonce, sealed, waiting) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .param(bundle.value())
        .param(cluster.value())
        .params(envelope.columns())
        .param(waiting)
        .update();
  }

  private record Stored(BundleId bundle, Envelope envelope) {}

  private OpenedBundle open(ClusterId cluster, Stored stored, Errand errand) {
    boolean opened = false;
    try {
      OpenedBundle bundle = open(cluster, stored);
      opened = true;
      return bundle;
    } finally {
      openings.record(cluster, What.BUNDLE, stored.bundle().value(), errand, opened);
    }
  }

  private OpenedBundle open(ClusterId cluster, Stored stored) {
    return stored
        .envelope()
        .open(kek, label(cluster, stored.bundle()), text -> BundleText.read(stored.bundle(), text));
  }

  private static Envelope.Label label(ClusterId cluster, BundleId bundle) {
    return new Envelope.Label(KEY, TEXT, cluster.value(), bundle.value());
  }
}
