package io.muster.identity;

import io.muster.shared.AccountId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The second factors in use, and the codes by which they are shown to be at hand. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SecondFactors {

  private static final Pattern BLANKS = Pattern.compile("[\\s-]");
  private static final Pattern CODE = Pattern.compile("[0-9]{6}");

  private final JdbcClient database;
  private final SecondFactorVault vault;
  private final RecoveryCodes recovery;

  SecondFactors(JdbcClient database, SecondFactorVault vault, RecoveryCodes recovery) {
    this.database = database;
    this.vault = vault;
    this.recovery = recovery;
  }

  /** The account's, if it has one. */
  Optional<SecondFactor> of(AccountId account) {
    return database
        .sql(
            "select id, confirmed_at from second_factor"
                + " where account_id = :account and removed_at is null")
        .param("account", account.value())
        .query(
            (row, _) -> {
              UUID id = row.getObject("id", UUID.class);
              Instant at = row.getObject("confirmed_at", OffsetDateTime.class).toInstant();
              return new SecondFactor(id, at, recovery.left(id));
            })
        .optional();
  }

  /** The accounts that have one. */
  Set<AccountId> all() {
    return database
        .sql("select account_id from second_factor where removed_at is null")
        .query((row, _) -> new AccountId(row.getObject("account_id", UUID.class)))
        .set();
  }

  /**
   * How what was typed proves, together with a password, that the account's second factor is at
   * hand; empty if it does not. A code is taken once, and then none of its step or of an earlier
   * one: of two requests with the same code one finds the row moved on.
   *
   * @param typed a code of the app or a recovery code; blanks and dashes do not matter
   */
  Optional<Proof.Way> take(AccountId account, String typed, Instant now) {
    Optional<SecondFactor> factor = of(account);
    if (factor.isEmpty()) {
      return Optional.empty();
    }
    UUID id = factor.get().id();
    String code = BLANKS.matcher(typed).replaceAll("");
    if (CODE.matcher(code).matches()) {
      OptionalLong step = stepOf(account, id, code, now);
      return step.isPresent() && moveOn(id, step.getAsLong())
          ? Optional.of(Proof.Way.PASSWORD_TOTP)
          : Optional.empty();
    }
    return recovery.use(id, code, now)
        ? Optional.of(Proof.Way.PASSWORD_RECOVERY)
        : Optional.empty();
  }

  /** The step of which a code of a factor's key is, in use or not. */
  OptionalLong stepOf(AccountId account, UUID factor, String code, Instant now) {
    byte[] key = vault.open(account, factor);
    try {
      return Totp.stepOf(key, BLANKS.matcher(code).replaceAll(""), now);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Begins the use of a factor, whose code of that step confirmed it. */
  void begin(AccountId account, UUID factor, long step, Instant at) {
    database
        .sql(
            "insert into second_factor (id, account_id, confirmed_at, last_step)"
                + " values (:id, :account, :at, :step)")
        .param("id", factor)
        .param("account", account.value())
        .param("at", at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("step", step)
        .update();
  }

  /** Ends the use of a factor; its recovery codes go with it. */
  void end(UUID factor, @Nullable AccountId by, Instant at) {
    recovery.forget(factor);
    database
        .sql(
            "update second_factor set removed_at = :at, removed_by = :by"
                + " where id = :id and removed_at is null")
        .param("at", at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("by", by == null ? null : by.value(), Types.OTHER)
        .param("id", factor)
        .update();
  }

  private boolean moveOn(UUID factor, long step) {
    return database
            .sql("update second_factor set last_step = :step where id = :id and last_step < :step")
            .param("step", step)
            .param("id", factor)
            .update()
        == 1;
  }
}
