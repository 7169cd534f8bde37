package io.muster.testing;

import io.muster.identity.Account;
import io.muster.identity.Actor;
import io.muster.identity.Proof;
import io.muster.shared.AccountId;
import java.time.Instant;

/** One of the cast, with the account made for a test. */
public record Person(Account account, String password) {

  public AccountId id() {
    return account.id();
  }

  public String username() {
    return account.username();
  }

  /** The person as the one who acts, just signed in, for calling use cases directly. */
  public Actor actor() {
    return account.actor(Instant.now()).provedBy(new Proof(Proof.Way.PASSWORD, Instant.now()));
  }
}
