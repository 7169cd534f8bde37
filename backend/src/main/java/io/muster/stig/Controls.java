package io.muster.stig;

import io.muster.shared.ReleaseId;
import io.muster.shared.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which controls of NIST SP 800-53 the identifiers of rules stand for, by the list of CCIs that was
 * imported last. Without one nothing is known: no mapping is made up.
 */
@Repository
@Transactional(readOnly = true)
public class Controls {

  private static final String LATEST =
      "(select id from cci_list order by imported_at desc, id limit 1)";

  private final JdbcClient database;

  Controls(JdbcClient database) {
    this.database = database;
  }

  /** The imported lists, the latest first: it is the one that counts. */
  public List<CciList> lists() {
    return database
        .sql("select * from cci_list order by imported_at desc, id")
        .query(
            (row, n) ->
                new CciList(
                    Sql.uuid(row, "id"),
                    row.getString("version"),
                    row.getString("file_name"),
                    row.getString("sha256"),
                    row.getInt("items"),
                    Sql.instant(row, "imported_at"),
                    row.getString("display_name")))
        .list();
  }

  /** The newest revision of NIST SP 800-53 that the list knows; empty without a list. */
  public Optional<Integer> revision() {
    return database
        .sql("select max(revision) from cci_reference where list_id = " + LATEST)
        .query(Integer.class)
        .optional();
  }

  /** What the identifier asks for, by the list; empty if it is not in it. */
  public Optional<String> definition(String cci) {
    return database
        .sql("select definition from cci_item where cci = :cci and list_id = " + LATEST)
        .param("cci", cci)
        .query(String.class)
        .optional();
  }

  /** The controls of each identifier in the newest revision; those without any are absent. */
  public Map<String, List<String>> of(Collection<String> ccis) {
    Map<String, List<String>> controls = new TreeMap<>();
    database
        .sql(
            """
            select distinct cci, control from cci_reference
            where list_id = %s and cci = any(:ccis) and revision = (
              select max(revision) from cci_reference where list_id = %s)
            order by cci, control
            """
                .formatted(LATEST, LATEST))
        .param("ccis", ccis.toArray(String[]::new))
        .query(
            row -> {
              controls
                  .computeIfAbsent(row.getString("cci"), cci -> new ArrayList<>())
                  .add(row.getString("control"));
            });
    return controls;
  }

  /** The identifiers of a control and of its enhancements. */
  public List<String> ccisOf(String control) {
    if (!control.matches("[A-Z]{2}-[0-9]{1,2}( \\([0-9]{1,2}\\))?")) {
      return List.of();
    }
    return database
        .sql(
            """
            select distinct cci from cci_reference
            where list_id = %s and (control = :control or starts_with(control, :control || ' ('))
              and revision = (select max(revision) from cci_reference where list_id = %s)
            order by cci
            """
                .formatted(LATEST, LATEST))
        .param("control", control)
        .query(String.class)
        .list();
  }

  /** The controls that rules of the releases make concrete, in the order of the catalog. */
  public List<Control> named(Collection<Release> releases) {
    return database
        .sql(
            """
            select c.control, array_agg(distinct c.cci order by c.cci) as ccis,
              array_agg(distinct r.v_id order by r.v_id) as v_ids
            from stig_rule r
              cross join unnest(r.ccis) as named (cci)
              join cci_reference c on c.cci = named.cci and c.list_id = %s and c.revision = (
                select max(revision) from cci_reference where list_id = %s)
            where r.release_id = any(:releases)
            group by c.control
            order by split_part(c.control, '-', 1),
              substring(c.control from '-([0-9]+)')::int,
              coalesce(substring(c.control from '\\(([0-9]+)\\)')::int, 0)
            """
                .formatted(LATEST, LATEST))
        .param(
            "releases",
            releases.stream().map(Release::id).map(ReleaseId::value).toArray(UUID[]::new))
        .query(
            (row, n) ->
                new Control(
                    row.getString("control"), Sql.texts(row, "ccis"), Sql.texts(row, "v_ids")))
        .list();
  }
}
