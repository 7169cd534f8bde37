package io.muster.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the generator of years adds as rows is what the portal writes itself: the pages that are
 * measured read nothing else than they would after years.
 */
class YearsDatabaseTests {

  /** Five models with ten containers that do not live, and a copy of each. */
  private static final YearsSize SIZE = new YearsSize(10, 11, YearsSize.LIVING + 10, 6, 1);

  /** Of the models' containers, which are numbered by name: those that never shared a namespace. */
  private static final String PRIVATE =
      """
      with model as (select cluster_id from cluster_version where name like '%-000'),
        seen as (
          select s.*, substring(name from 9 for 3)::int as i from sighting s natural join model
          where name like 'service-%' and not exists (select from sighting h
            where h.cluster_id = s.cluster_id and h.name = s.name and h.outcome <> 'PRIVATE')),
        ended as (select cluster_id, recorded_at as at from scan where status = 'COMPLETED')
      """;

  @TempDir private static Path directory;

  private static Child portal;
  private static Connection database;

  @BeforeAll
  static void fill() throws Exception {
    YearsHome home = YearsHome.of(SIZE, directory.toString());
    YearsBenchmark.live(home, SIZE);
    portal = YearsBenchmark.portal(home);
    portal.line();
    database = home.superuser();
    YearsBenchmark.copy(database, SIZE);
  }

  @AfterAll
  static void leave() throws Exception {
    if (database != null) {
      database.close();
    }
    if (portal != null) {
      portal.close();
    }
  }

  @Test
  void addedFactsAreLikeRecordedOnes() throws Exception {
    addedAreLikeRecorded(
        """
        select distinct concat_ws(' ', regexp_replace(c.image, '[0-9]{3}', 'NNN'), c.id ~ '^[0-9a-f]{64}$',
          c.image_id ~ '^sha256:[0-9a-f]{64}$', c.command_digest ~ '^[0-9a-f]{64}$',
          c.node = 'node-' || s.i % 5 + 1, c.pid_mode, c.entrypoint_word, c.entrypoint_digest,
          c.command_word, c.run_as, c.privileged, c.added_capabilities, c.mounts,
          'superseded', c.superseded_at, 'first read when first seen',
          abs(extract(epoch from c.read_at - s.from_at)) < 1, 'created in the hour before',
          c.created_at between c.read_at - interval '1 hour' and c.read_at, 'confirmed by a scan',
          exists (select from ended e where e.cluster_id = c.cluster_id
            and abs(extract(epoch from e.at - c.confirmed_at)) < 1),
          'a week or more after', c.confirmed_at = c.read_at
            or c.confirmed_at > c.read_at + interval '7 days - 1 second', 'overdue',
          exists (select from ended e where e.cluster_id = c.cluster_id
            and e.at > c.confirmed_at + interval '7 days 1 second'
            and (s.until_at is null or e.at < s.until_at)))
        from seen s join container c on c.cluster_id = s.cluster_id and c.id = s.container_id
        """);
  }

  @Test
  void addedSightingsAreLikeRecordedOnes() throws Exception {
    addedAreLikeRecorded(
        """
        select distinct concat_ws(' ', regexp_replace(s.name, '[0-9]{3}', 'NNN'),
          regexp_replace(s.image, '[0-9]{3}', 'NNN'), s.image_id ~ '^sha256:[0-9a-f]{64}$',
          regexp_replace(s.labels::text, '[0-9]{3}', 'NNN'), s.node = 'node-' || s.i % 5 + 1, s.state,
          s.literal, s.vouched, s.system, s.pid_mode, s.outcome, s.chain, 'unread', s.unread_because,
          s.digest ~ '^[0-9a-f]{64}$', 'begins with a scan', exists (select from ended e
            where e.cluster_id = s.cluster_id and e.at = s.from_at),
          'ends when the next is seen', s.until_at is null or exists (select from seen n
            where n.cluster_id = s.cluster_id and n.i = s.i and n.from_at = s.until_at))
        from seen s
        """);
  }

  private static void addedAreLikeRecorded(String kinds) throws Exception {
    List<String> recorded = read(PRIVATE + kinds + " where s.i < " + YearsSize.LIVING);
    List<String> added = read(PRIVATE + kinds + " where s.i >= " + YearsSize.LIVING);
    assertThat(added).isNotEmpty().isSubsetOf(recorded);
  }

  @Test
  void scansCountWhatTheySaw() throws Exception {
    assertThat(
            read(
                """
                select id from scan r where full_containers <> %d or listed <> full_containers
                  or inspected + carried_over <> full_containers
                  or full_containers <> (select count(*) from sighting s
                    where s.cluster_id = r.cluster_id and s.during @> r.recorded_at)
                """
                    .formatted(SIZE.containers())))
        .isEmpty();
  }

  @Test
  void whatRefersToSomethingFindsIt() throws Exception {
    List<String> queries =
        read(
            """
            select format('select ''%s.%s'' from %s r where not exists (select from %s o where %s)'
                || ' and not (%s) limit 1',
              c.conrelid::regclass, c.conname, c.conrelid::regclass, c.confrelid::regclass,
              string_agg(format('o.%I = r.%I', there.attname, here.attname), ' and '),
              string_agg(format('r.%I is null', here.attname), ' or '))
            from pg_constraint c cross join unnest(c.conkey, c.confkey) as k(here, there)
              join pg_attribute here on here.attrelid = c.conrelid and here.attnum = k.here
              join pg_attribute there on there.attrelid = c.confrelid and there.attnum = k.there
            where c.contype = 'f' and c.connamespace = 'public'::regnamespace
            group by c.oid, c.conrelid, c.confrelid, c.conname
            """);
    assertThat(queries).hasSizeGreaterThan(40);
    for (String query : queries) {
      assertThat(read(query)).as(query).isEmpty();
    }
  }

  @Test
  void copiesHaveAllThatTheirModelsHave() throws Exception {
    List<String> tables =
        read(
            """
            select table_name from information_schema.columns join information_schema.tables
              using (table_schema, table_name)
            where table_schema = 'public' and column_name = 'cluster_id' and table_type = 'BASE TABLE'
            """);
    assertThat(tables).hasSizeGreaterThan(15);
    for (String table : tables) {
      assertThat(
              read(
                  """
                  select left(v.name, 8) from cluster_version v left join %s t using (cluster_id)
                  group by left(v.name, 8)
                  having count(t.cluster_id) filter (where v.name like '%%-000')
                    <> count(t.cluster_id) filter (where v.name not like '%%-000')
                  """
                      .formatted(table)))
          .as(table)
          .isEmpty();
    }
  }

  @Test
  void thePredicateSaysOfEveryClusterWhatIsStored() throws Exception {
    for (String cluster : read("select id::text from cluster")) {
      assertThat(portal.ask(cluster)).as(cluster).isEqualTo("0");
    }
  }

  private static List<String> read(String query) throws Exception {
    return YearsBenchmark.read(database, query);
  }
}
