package io.muster.connection;

import io.muster.audit.Who;
import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.connection.transport.AccountCalls;
import io.muster.connection.transport.BundleTls;
import io.muster.connection.transport.Endpoint;
import io.muster.connection.transport.Exchange;
import io.muster.credentials.Errand;
import io.muster.credentials.vault.NoBundle;
import io.muster.credentials.vault.OpenedBundle;
import io.muster.credentials.vault.PasswordSealBroken;
import io.muster.credentials.vault.PasswordVault;
import io.muster.credentials.vault.SealBroken;
import io.muster.credentials.vault.Vault;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.Destinations;
import io.muster.shared.GuardedLookup;
import io.muster.shared.RenewalAccountId;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Signs accounts in at MKE with the password that the vault holds. */
@Component
public class MkeSessions {

  private final Clusters clusters;
  private final Identities identities;
  private final Vault vault;
  private final PasswordVault passwords;
  private final Destinations destinations;
  private final ConnectionSettings settings;

  MkeSessions(
      Clusters clusters,
      Identities identities,
      Vault vault,
      PasswordVault passwords,
      Destinations destinations,
      ConnectionSettings settings) {
    this.clusters = clusters;
    this.identities = identities;
    this.vault = vault;
    this.passwords = passwords;
    this.destinations = destinations;
    this.settings = settings;
  }

  /**
   * Signs in over TLS that the stored bundle and the cluster's extra anchors vouch for. No password
   * is sent while another cluster than the known one seems to answer.
   *
   * @param user the account's name
   * @param asker who asked for the renewal
   */
  public Answer<MkeSession> signIn(ClusterId id, RenewalAccountId account, String user, Who asker) {
    Cluster cluster = clusters.get(id, Scope.EVERYTHING);
    if (identities.change(id, Scope.EVERYTHING).isPresent()) {
      return failed(
          Trouble.Kind.IDENTITY_CHANGED,
          "The endpoint leads to another cluster than before. Confirm that on the cluster's"
              + " identity page first; no password is sent until then.");
    }
    Errand errand = Errand.of(Errand.Purpose.RENEWAL, asker);
    try {
      AccountCalls calls = calls(cluster, vault.open(id, errand));
      return passwords
          .open(id, account, errand)
          .use(password -> calls.signIn(user, password))
          .then(token -> new Answer.Read<>(new MkeSession(calls, user, token)));
    } catch (NoBundle | SealBroken | PasswordSealBroken none) {
      return failed(Trouble.Kind.NO_BUNDLE, none.sentence());
    }
  }

  private AccountCalls calls(Cluster cluster, OpenedBundle bundle) {
    URI endpoint = cluster.endpointOverride().orElse(bundle.endpoint());
    BundleTls tls = BundleTls.withoutKey(bundle, cluster.trustAnchors(), Endpoint.where(endpoint));
    return new AccountCalls(
        new Exchange(
            endpoint, tls, new GuardedLookup(destinations, settings.connectTimeout()), settings),
        settings);
  }

  private static Answer<MkeSession> failed(Trouble.Kind kind, String sentence) {
    return new Answer.Failed<>(new Trouble(kind, sentence));
  }
}
