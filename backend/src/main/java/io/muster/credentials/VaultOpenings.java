package io.muster.credentials;

import io.muster.clusters.Whereabouts;
import io.muster.shared.ClusterId;
import io.muster.shared.ScanId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records each opening of the vault, in the transaction that reads what is sealed: nothing leaves
 * before that is committed. A routine scan has one line in the audit log, so what it opened is told
 * there; every other opening has a line of its own.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class VaultOpenings {

  /** What was opened. */
  public enum What {
    BUNDLE("bundle"),
    ACCOUNT_PASSWORD("account password");

    private final String words;

    What(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final JdbcClient jdbc;
  private final Whereabouts whereabouts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  VaultOpenings(
      JdbcClient jdbc, Whereabouts whereabouts, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.whereabouts = whereabouts;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Records an opening.
   *
   * @param thing the id of the bundle or account
   * @param opened whether the seal was whole
   */
  public void record(ClusterId cluster, What what, UUID thing, Errand errand, boolean opened) {
    jdbc.sql(
            "insert into vault_opening (id, at, cluster_id, what, thing_id, purpose, opened_by,"
                + " scan_id, opened) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            UUID.randomUUID(),
            Sql.utc(clock.instant()),
            cluster.value(),
            what.name(),
            thing,
            errand.purpose().name(),
            errand.who().name(),
            errand.scan() == null ? null : errand.scan().value(),
            opened)
        .update();
    if (errand.scan() == null) {
      events.publishEvent(
          new VaultOpened(
              cluster,
              whereabouts.of(cluster).orElse(null),
              what,
              thing,
              errand.purpose(),
              opened,
              errand.who()));
    }
  }

  /**
   * What a scan opened, in words for its line in the audit log, which keeps it from then on: until
   * that is written the record stands here, so that a scan that breaks off does not hide it.
   */
  public String ofScan(ScanId scan) {
    String told =
        jdbc
            .sql("delete from vault_opening where scan_id = ? returning *")
            .param(scan.value())
            .query((row, _) -> told(row))
            .list()
            .stream()
            .sorted()
            .collect(Collectors.joining("; "));
    return told.isEmpty() ? "nothing" : told;
  }

  private static String told(ResultSet row) throws SQLException {
    return "%s %s at %s%s"
        .formatted(
            What.valueOf(row.getString("what")).words(),
            row.getString("thing_id"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getBoolean("opened") ? "" : ", whose seal was broken");
  }
}
