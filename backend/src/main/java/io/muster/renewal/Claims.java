package io.muster.renewal;

import io.muster.shared.ClusterId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a cluster's bundle is renewed once, whichever instances try at the same time. A
 * claim is a row, not a lock: no transaction is open while MKE is asked. It goes by the database's
 * clock, and lapses if its instance died.
 */
@Component
class Claims {

  private final JdbcClient jdbc;

  Claims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A claim on a cluster, until it is closed. */
  record Claim(UUID id, JdbcClient jdbc) implements AutoCloseable {

    @Override
    public void close() {
      jdbc.sql("delete from renewal_claim where claim = ?").param(id).update();
    }
  }

  /** A claim, empty if another has one. */
  Optional<Claim> claim(ClusterId cluster) {
    UUID claim = UUID.randomUUID();
    int mine =
        jdbc.sql(
                """
                insert into renewal_claim (cluster_id, claim, until_at)
                values (?, ?, clock_timestamp() + interval '30 minutes')
                on conflict (cluster_id) do update
                  set claim = excluded.claim, until_at = excluded.until_at
                  where renewal_claim.until_at <= clock_timestamp()
                """)
            .params(cluster.value(), claim)
            .update();
    return mine == 1 ? Optional.of(new Claim(claim, jdbc)) : Optional.empty();
  }
}
