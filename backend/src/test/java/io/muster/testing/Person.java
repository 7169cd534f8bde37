package io.muster.testing;

import io.muster.identity.Account;
import io.muster.identity.Actor;
import io.muster.shared.AccountId;

/** One of the cast, with the account made for a test. */
public record Person(Account account, String password) {

  public AccountId id() {
    return account.id();
  }

  public String username() {
    return account.username();
  }

  /** The person as the one who acts, for calling use cases directly. */
  public Actor actor() {
    return account.actor();
  }
}
