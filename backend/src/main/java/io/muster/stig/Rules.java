package io.muster.stig;

import io.muster.shared.ReleaseId;
import io.muster.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules of imported releases, asked for by V-ID and never by Rule ID. Public, like the
 * releases.
 */
@Repository
@Transactional(readOnly = true)
public class Rules {

  private static final String FOUND =
      """
      from (select r.*, e.released_on, e.release_number,
          substring(r.v_id from 3)::bigint as number,
          array_position(array['HIGH', 'MEDIUM', 'LOW'], r.severity) as grade,
          case when :words = '' then 0
            when upper(:words) in (r.v_id, upper(r.rule_id), upper(r.rule_version)) then 2
            else ts_rank(r.search, websearch_to_tsquery('english', :words)) end as rank
        from stig_rule r join stig_release e on e.id = r.release_id
        where r.release_id = any(:releases)
          and (:severity::text is null or r.severity = :severity)
          and (not :byCci or r.ccis && :ccis::text[])
          and (:words = '' or r.search @@ websearch_to_tsquery('english', :words)
            or upper(:words) in (r.v_id, upper(r.rule_id), upper(r.rule_version))
            or upper(:words) = any(r.ccis) or upper(:words) = any(r.legacy_ids))) found
      """;

  private final JdbcClient database;
  private final Benchmarks benchmarks;

  Rules(JdbcClient database, Benchmarks benchmarks) {
    this.database = database;
    this.benchmarks = benchmarks;
  }

  /** All rules of a release with every field, in the source's order. */
  public List<Rule> rulesOf(ReleaseId release) {
    return database
        .sql("select * from stig_rule where release_id = :release order by seq")
        .param("release", release.value())
        .query((row, n) -> rule(row))
        .list();
  }

  /** The rule as a release says it; empty if the release has it not. */
  public Optional<Rule> find(ReleaseId release, String vId) {
    return database
        .sql("select * from stig_rule where release_id = :release and v_id = :vId")
        .param("release", release.value())
        .param("vId", vId)
        .query((row, n) -> rule(row))
        .optional();
  }

  /** The rule in every release that has it, the newest first. */
  public List<RuleInRelease> history(String vId) {
    if (!vId.matches("V-[0-9]{1,9}")) {
      return List.of();
    }
    Map<UUID, Rule> said =
        database
            .sql("select * from stig_rule where v_id = :vId")
            .param("vId", vId)
            .query((row, n) -> Map.entry(Sql.uuid(row, "release_id"), rule(row)))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return benchmarks.list().stream()
        .filter(release -> said.containsKey(release.id().value()))
        .sorted(java.util.Comparator.comparing(Release::releasedOn).reversed())
        .map(release -> new RuleInRelease(release, said.get(release.id().value())))
        .toList();
  }

  /** The rules that the filter lets through, one part of them. */
  public List<RuleInRelease> search(RuleFilter filter, RuleOrder order, int limit, long offset) {
    Map<ReleaseId, Release> releases =
        benchmarks.list().stream().collect(Collectors.toMap(Release::id, Function.identity()));
    return asked(
            "select * " + FOUND + "order by " + order.sql() + " limit :limit offset :offset",
            filter)
        .param("limit", limit)
        .param("offset", offset)
        .query(
            (row, n) ->
                new RuleInRelease(
                    releases.get(new ReleaseId(Sql.uuid(row, "release_id"))), rule(row)))
        .list();
  }

  /** How many rules the filter lets through. */
  public int count(RuleFilter filter) {
    return asked("select count(*) " + FOUND, filter).query(Integer.class).single();
  }

  private JdbcClient.StatementSpec asked(String sql, RuleFilter filter) {
    @Nullable List<String> ccis = filter.ccis();
    return database
        .sql(sql)
        .param("words", filter.words())
        .param("releases", filter.releases().stream().map(ReleaseId::value).toArray(UUID[]::new))
        .param("severity", filter.severity() == null ? null : filter.severity().name())
        .param("byCci", ccis != null)
        .param("ccis", ccis == null ? new String[0] : ccis.toArray(String[]::new));
  }

  private static Rule rule(ResultSet row) throws SQLException {
    return new Rule(
        row.getInt("seq"),
        row.getString("v_id"),
        Severity.valueOf(row.getString("severity")),
        Sql.texts(row, "ccis"),
        Sql.texts(row, "legacy_ids"),
        JsonColumns.fields(row, "texts"));
  }
}
