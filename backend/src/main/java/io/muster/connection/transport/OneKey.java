package io.muster.connection.transport;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows the bundle's certificate to a server that asks for one of its kind of key. It is shown even
 * when the server lists other issuers only, because the answer is then a clear refusal instead of a
 * puzzling 401; the server was authenticated before.
 */
final class OneKey extends X509ExtendedKeyManager {

  private static final String ALIAS = "bundle";

  private final LentKey key;
  private final X509Certificate[] chain;

  OneKey(PrivateKey key, List<X509Certificate> chain) {
    this.key = new LentKey(key);
    this.chain = chain.toArray(X509Certificate[]::new);
  }

  /** Shows no key from now on, and empties what was shown. */
  void forget() {
    key.takeBack();
  }

  /** Shows it again. */
  void remember(PrivateKey again) {
    key.lend(again);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] kinds, Principal @Nullable [] issuers, @Nullable Socket socket) {
    String own = chain[0].getPublicKey().getAlgorithm();
    for (String kind : kinds) {
      if (kind.equalsIgnoreCase(own)) {
        return ALIAS;
      }
    }
    return null;
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] kinds, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return chooseClientAlias(kinds, issuers, null);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return ALIAS.equals(alias) ? chain.clone() : null;
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return ALIAS.equals(alias) ? key.shown() : null;
  }

  @Override
  public String @Nullable [] getClientAliases(String kind, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public String @Nullable [] getServerAliases(String kind, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String kind, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
