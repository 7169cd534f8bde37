package io.muster.identity;

import io.muster.shared.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys of second factors are kept, sealed; whoever has the key-encryption key keeps them.
 * A key opens for its own account and factor only.
 */
public interface SecondFactorVault {

  /**
   * A factor whose key is kept.
   *
   * @param factor which it is
   * @param begunAt when the key was made
   */
  record Kept(UUID factor, Instant begunAt) {}

  /** Seals and stores a key, and overwrites it. */
  void put(AccountId account, UUID factor, byte[] key, Instant begunAt);

  /**
   * Opens a key; the caller overwrites it.
   *
   * @throws io.muster.shared.Conflict if it is gone, or was changed or moved in the database
   */
  byte[] open(AccountId account, UUID factor);

  /** The account's factor whose key was stored last, apart from the one named, if any. */
  Optional<Kept> lastBut(AccountId account, @Nullable UUID factor);

  /** Deletes the keys of the account, but for the factor named, if any. */
  void forgetAllBut(AccountId account, @Nullable UUID factor);
}
