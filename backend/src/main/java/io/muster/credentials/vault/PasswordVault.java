package io.muster.credentials.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.credentials.Errand;
import io.muster.credentials.VaultOpenings;
import io.muster.credentials.VaultOpenings.What;
import io.muster.shared.ClusterId;
import io.muster.shared.RenewalAccountId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the passwords of the accounts that bundles are renewed with, sealed as the keys of bundles
 * are: each by a data key of its own, bound to its cluster and account.
 */
@Component
public class PasswordVault {

  static final String KEY = "muster account key 1";
  private static final String TEXT = "muster account password 1";

  private final JdbcClient jdbc;
  private final Kek kek;
  private final VaultOpenings openings;

  PasswordVault(JdbcClient jdbc, Kek kek, VaultOpenings openings) {
    this.jdbc = jdbc;
    this.kek = kek;
    this.openings = openings;
  }

  /**
   * Takes the password of a cluster's account out, for signing in once. The opening is on record
   * before anything leaves.
   *
   * @param errand what it is for
   * @throws PasswordSealBroken if what is stored was changed or moved in the database, or is gone
   */
  @Transactional(noRollbackFor = PasswordSealBroken.class)
  public OpenedPassword open(ClusterId cluster, RenewalAccountId account, Errand errand) {
    return jdbc.sql("select * from renewal_secret where cluster_id = ?")
        .param(cluster.value())
        .query((row, _) -> new Stored(row.getObject("account_id", UUID.class), Envelope.of(row)))
        .optional()
        .filter(stored -> stored.account().equals(account.value()))
        .map(stored -> open(cluster, account, stored.envelope(), errand))
        .orElseThrow(PasswordSealBroken::new);
  }

  /** Seals and stores a password in place of what is stored for the cluster. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(ClusterId cluster, RenewalAccountId account, String password) {
    // The key that wraps is held before the row, in the order in which a rotation takes them.
    Envelope envelope = Envelope.of(password.getBytes(UTF_8), kek, label(cluster, account));
    forget(cluster);
    jdbc.sql(
            "insert into renewal_secret (account_id, cluster_id, kek_id, key_nonce, sealed_key,"
                + " nonce, sealed) values (?, ?, ?, ?, ?, ?, ?)")
        .param(account.value())
        .param(cluster.value())
        .params(envelope.columns())
        .update();
  }

  /** Deletes what is stored for the cluster, if anything is. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(ClusterId cluster) {
    jdbc.sql("delete from renewal_secret where cluster_id = ?").param(cluster.value()).update();
  }

  private record Stored(UUID account, Envelope envelope) {}

  private OpenedPassword open(
      ClusterId cluster, RenewalAccountId account, Envelope envelope, Errand errand) {
    boolean opened = false;
    try {
      OpenedPassword password = envelope.open(kek, label(cluster, account), OpenedPassword::of);
      opened = true;
      return password;
    } catch (SealBroken broken) {
      throw new PasswordSealBroken();
    } finally {
      openings.record(cluster, What.ACCOUNT_PASSWORD, account.value(), errand, opened);
    }
  }

  private static Envelope.Label label(ClusterId cluster, RenewalAccountId account) {
    return new Envelope.Label(KEY, TEXT, cluster.value(), account.value());
  }
}
