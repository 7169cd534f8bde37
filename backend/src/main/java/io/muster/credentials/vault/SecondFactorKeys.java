package io.muster.credentials.vault;

import io.muster.identity.SecondFactorVault;
import io.muster.shared.AccountId;
import io.muster.shared.Conflict;
import io.muster.shared.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the keys of people's second factors, sealed as the keys of bundles are: each by a data key
 * of its own, bound to its account and factor.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SecondFactorKeys implements SecondFactorVault {

  /** What the data keys are for. */
  static final String KEY = "muster second factor key 1";

  private static final String TEXT = "muster second factor 1";

  private final JdbcClient jdbc;
  private final Kek kek;

  SecondFactorKeys(JdbcClient jdbc, Kek kek) {
    this.jdbc = jdbc;
    this.kek = kek;
  }

  @Override
  public void put(AccountId account, UUID factor, byte[] key, Instant begunAt) {
    Envelope envelope = Envelope.of(key, kek, label(account, factor));
    jdbc.sql(
            "insert into second_factor_secret (factor_id, account_id, begun_at, kek_id, key_nonce,"
                + " sealed_key, nonce, sealed) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .param(factor)
        .param(account.value())
        .param(Sql.utc(begunAt))
        .params(envelope.columns())
        .update();
  }

  @Override
  public byte[] open(AccountId account, UUID factor) {
    try {
      return jdbc.sql("select * from second_factor_secret where factor_id = ? and account_id = ?")
          .params(factor, account.value())
          .query((row, _) -> Envelope.of(row))
          .optional()
          .orElseThrow(SealBroken::new)
          .open(kek, label(account, factor), byte[]::clone);
    } catch (SealBroken broken) {
      throw new Conflict(
          "The stored key of the second factor does not open for this account: it was changed or"
              + " moved in the database. Have that looked into; an administrator takes the factor"
              + " away.");
    }
  }

  @Override
  public Optional<Kept> lastBut(AccountId account, @Nullable UUID factor) {
    return jdbc.sql(
            "select factor_id, begun_at from second_factor_secret where account_id = ?"
                + " and factor_id is distinct from cast(? as uuid) order by begun_at desc limit 1")
        .params(account.value(), factor)
        .query(
            (row, _) ->
                new Kept(
                    row.getObject("factor_id", UUID.class),
                    row.getObject("begun_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  @Override
  public void forgetAllBut(AccountId account, @Nullable UUID factor) {
    jdbc.sql(
            "delete from second_factor_secret where account_id = ? and factor_id is distinct from"
                + " cast(? as uuid)")
        .params(account.value(), factor)
        .update();
  }

  private static Envelope.Label label(AccountId account, UUID factor) {
    return new Envelope.Label(KEY, TEXT, account.value(), factor);
  }
}
