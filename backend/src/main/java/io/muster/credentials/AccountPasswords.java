package io.muster.credentials;

import io.muster.credentials.vault.PasswordVault;
import io.muster.shared.ClusterId;
import io.muster.shared.RenewalAccountId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the passwords of the accounts that bundles are renewed with into the vault. Nothing here
 * gives one out.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AccountPasswords {

  private final PasswordVault vault;

  AccountPasswords(PasswordVault vault) {
    this.vault = vault;
  }

  /** Seals and stores a password in place of what is stored for the cluster. */
  public void keep(ClusterId cluster, RenewalAccountId account, String password) {
    vault.put(cluster, account, password);
  }

  /** Deletes what is stored for the cluster, if anything is. */
  public void forget(ClusterId cluster) {
    vault.forget(cluster);
  }
}
