package io.muster.connection;

import io.muster.connection.transport.AccountCalls;
import java.util.List;

/**
 * An account signed in at MKE, for getting a client bundle and having old keys taken from it. It
 * can ask for nothing else, and its token is never printed.
 */
public final class MkeSession {

  private final AccountCalls calls;
  private final String user;
  private final String token;

  MkeSession(AccountCalls calls, String user, String token) {
    this.calls = calls;
    this.user = user;
    this.token = token;
  }

  /**
   * A new client bundle's zip file. Each call puts a new key on the account.
   *
   * @param label by which people find the key again
   */
  public Answer<byte[]> bundle(String label) {
    return calls.bundle(token, label);
  }

  /** All keys of the account. */
  public Answer<List<AccountKey>> keys() {
    return calls.keys(token, user);
  }

  /** Takes the key from the account: its bundle is dead from then on. */
  public Answer<Boolean> revoke(AccountKey key) {
    return calls.delete(token, user, key);
  }

  @Override
  public String toString() {
    return "MkeSession[" + user + "]";
  }
}
