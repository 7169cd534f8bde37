package io.muster.stig;

import io.muster.identity.Actor;
import io.muster.shared.ReleaseId;
import io.muster.shared.Sql;
import io.muster.stig.reading.BenchmarkFile;
import io.muster.stig.reading.ParsedBenchmark;
import io.muster.stig.reading.ParsedCcis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where imports are written. Rows are added, never changed. */
@Repository
class StigWrites {

  private final JdbcClient database;
  private final JdbcTemplate batches;

  StigWrites(JdbcClient database, JdbcTemplate batches) {
    this.database = database;
    this.batches = batches;
  }

  /** Lets those who import or withdraw follow one another until the transaction ends. */
  void lock() {
    database.sql("select pg_advisory_xact_lock(hashtextextended('stig', 0))").query(row -> {});
  }

  /** Adds a release, its document and its rules. */
  void add(ReleaseId id, BenchmarkFile file, ParsedBenchmark read, Actor by, Instant at) {
    by(
            database.sql(
                """
                insert into stig_release (id, stig_id, title, version, release_number, released_on,
                  release_info, facts, format, file_name, sha256, rules, imported_at, account_id,
                  username, display_name)
                values (:id, :stig, :title, :version, :number, :releasedOn, :info, :facts::jsonb,
                  :format, :file, :sha256, :rules, :at, :account, :username, :displayName)
                """),
            by,
            at)
        .param("id", id.value())
        .param("stig", read.stigId())
        .param("title", read.title())
        .param("version", read.version())
        .param("number", read.number())
        .param("releasedOn", read.releasedOn())
        .param("info", read.releaseInfo())
        .param("facts", JsonColumns.json(read.facts()))
        .param("format", read.format().name())
        .param("file", file.document().name())
        .param("sha256", file.document().sha256())
        .param("rules", read.rules().size())
        .update();
    database
        .sql("insert into stig_document (release_id, content) values (:id, :content)")
        .param("id", id.value())
        .param("content", file.document().content())
        .update();
    batch(
        """
        insert into stig_rule (release_id, v_id, seq, rule_id, rule_version, title, severity, ccis,
          legacy_ids, texts)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        """,
        read.rules().stream().map(rule -> row(id, rule)).toList());
  }

  /** Says that a release is not to be used. */
  void withdraw(ReleaseId id, String reason, Actor by, Instant at) {
    by(
            database.sql(
                """
                insert into stig_withdrawal
                  (release_id, withdrawn_at, reason, account_id, username, display_name)
                values (:id, :at, :reason, :account, :username, :displayName)
                """),
            by,
            at)
        .param("id", id.value())
        .param("reason", reason)
        .update();
  }

  /** Adds a list of CCIs. */
  void add(UUID id, BenchmarkFile file, ParsedCcis read, Actor by, Instant at) {
    by(
            database.sql(
                """
                insert into cci_list (id, version, file_name, sha256, items, imported_at,
                  account_id, username, display_name)
                values (:id, :version, :file, :sha256, :items, :at, :account, :username,
                  :displayName)
                """),
            by,
            at)
        .param("id", id)
        .param("version", read.version())
        .param("file", file.document().name())
        .param("sha256", file.document().sha256())
        .param("items", read.items().size())
        .update();
    batch(
        "insert into cci_item (list_id, cci, status, definition) values (?, ?, ?, ?)",
        read.items().stream()
            .map(item -> new Object[] {id, item.cci(), item.status(), item.definition()})
            .toList());
    List<Object[]> references = new ArrayList<>();
    for (ParsedCcis.Item item : read.items()) {
      int seq = 0;
      for (ParsedCcis.Reference r : item.references()) {
        seq++;
        var control = ControlName.of(r.title(), r.edition(), r.index());
        references.add(
            new Object[] {
              id,
              item.cci(),
              seq,
              r.title(),
              r.edition(),
              r.index(),
              control.map(ControlName::revision).orElse(null),
              control.map(ControlName::name).orElse(null)
            });
      }
    }
    batch(
        """
        insert into cci_reference
          (list_id, cci, seq, title, edition, place, revision, control)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        references);
  }

  private void batch(String sql, List<Object[]> rows) {
    for (int from = 0; from < rows.size(); from += 500) {
      batches.batchUpdate(sql, rows.subList(from, Math.min(rows.size(), from + 500)));
    }
  }

  private static Object[] row(ReleaseId id, Rule rule) {
    return new Object[] {
      id.value(),
      rule.vId(),
      rule.seq(),
      rule.ruleId(),
      rule.ruleVersion(),
      rule.title(),
      rule.severity().name(),
      rule.ccis().toArray(String[]::new),
      rule.legacyIds().toArray(String[]::new),
      JsonColumns.json(rule.texts())
    };
  }

  private static JdbcClient.StatementSpec by(
      JdbcClient.StatementSpec statement, Actor by, Instant at) {
    return statement
        .param("at", Sql.utc(at))
        .param("account", Objects.requireNonNull(by.account(), "only people import").value())
        .param("username", by.username())
        .param("displayName", by.displayName());
  }
}
