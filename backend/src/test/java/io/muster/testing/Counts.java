package io.muster.testing;

import io.muster.limits.Limited;
import java.nio.charset.StandardCharsets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counts of the limits, filled and emptied without asking for anything so often. */
public final class Counts {

  private final JdbcClient database;

  Counts(JdbcClient database) {
    this.database = database;
  }

  /** From now on, and for an hour at the least, nothing of it is taken. */
  public void full(Limited what, String key) {
    database
        .sql(
            """
            insert into request_pace (key_digest, empty_at, told)
            values (sha256(:key), now() + interval '3 hours', false)
            on conflict (key_digest) do update set empty_at = excluded.empty_at
            """)
        .param("key", bytes(what, key))
        .update();
  }

  /** As if it had been calm for long. */
  public void empty(Limited what, String key) {
    database
        .sql("delete from request_pace where key_digest = sha256(:key)")
        .param("key", bytes(what, key))
        .update();
  }

  private static byte[] bytes(Limited what, String key) {
    return (what.word() + "\n" + key).getBytes(StandardCharsets.UTF_8);
  }
}
