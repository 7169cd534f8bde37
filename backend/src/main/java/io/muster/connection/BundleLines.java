package io.muster.connection;

import io.muster.credentials.vault.NoBundle;
import io.muster.credentials.vault.OpenedBundle;
import io.muster.credentials.vault.Vault;
import io.muster.shared.ClusterId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens lines with the bundle that the vault holds, which is forgotten when the line is closed. */
@Component
class BundleLines implements ClusterLines {

  private final Vault vault;
  private final LineOpener opener;

  BundleLines(Vault vault, LineOpener opener) {
    this.vault = vault;
    this.opener = opener;
  }

  @Override
  public Answer<ClusterLine> open(ClusterId cluster) {
    try {
      OpenedBundle bundle = vault.open(cluster);
      return opener.open(new Target(bundle, bundle.endpoint(), List.of(), address -> false));
    } catch (NoBundle none) {
      return new Answer.Failed<>(new Trouble(Trouble.Kind.NO_BUNDLE, none.sentence()));
    }
  }
}
