package io.muster.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The models' containers that never share a namespace, which only lie there: too many to live
 * through the portal's services in little time. Each stands in the rows that its scans would have
 * written for it: facts once for each time it was created, confirmed again each week, and a
 * sighting from the scan that first saw it to the one that saw the next.
 */
final class YearsContainers {

  private static final List<String> STATEMENTS =
      List.of(
          """
          create temporary table day as
          select cluster_id, recorded_at as at,
            row_number() over (partition by cluster_id order by recorded_at) - 1 as day
          from scan where status = 'COMPLETED'
          """,
          // Each is created on the first day; then, day by day, one in fifty of them anew.
          """
          create temporary table birth as
          select b.*, d.at, lead(d.at) over (partition by b.cluster_id, b.i order by d.at) as next_at,
            encode(sha256(convert_to(b.cluster_id::text || b.i || '/' || b.day, 'UTF8')), 'hex') as id
          from (
            select cluster_id, 0::bigint as day, i from (select distinct cluster_id from day) c,
              generate_series(%1$d, %2$d) i
            union
            select cluster_id, day, %1$d + (('x' || substr(md5(cluster_id::text || day || '/' || k), 1, 7))
                ::bit(28)::int %% (%2$d - %1$d + 1))
            from day, generate_series(1, (%2$d - %1$d + 1) / 50) k where day > 0) b
            join day d on d.cluster_id = b.cluster_id and d.day = b.day
          """,
          """
          create index on day (cluster_id, at)
          """,
          "analyze day",
          // Each is read by the scan that first saw it, and then by the first one a week or more
          // later.
          """
          create temporary table reading as
          with recursive reading as (
            select cluster_id, i, day as born, at, next_at from birth
            union all
            select r.cluster_id, r.i, r.born, d.at, r.next_at from reading r cross join lateral (
              select at from day
              where cluster_id = r.cluster_id and at >= r.at + interval '7 days'
                and (r.next_at is null or at < r.next_at)
              order by at limit 1) d)
          select * from reading
          """,
          "analyze reading",
          """
          insert into container (cluster_id, id, read_at, confirmed_at, node, created_at, pid_mode, image,
            image_id, entrypoint_word, entrypoint_digest, command_word, command_digest, run_as, privileged,
            added_capabilities, mounts)
          select b.cluster_id, b.id, b.at, r.at,
            'node-' || b.i %% 5 + 1, b.at - interval '30 minutes', c.pid_mode,
            'registry.example.mil/apps/service-' || lpad(b.i::text, 3, '0') || '.1:1.0',
            'sha256:' || encode(sha256(convert_to('image' || b.i, 'UTF8')), 'hex'),
            c.entrypoint_word, c.entrypoint_digest, c.command_word,
            encode(sha256(convert_to('command' || b.i, 'UTF8')), 'hex'), c.run_as, c.privileged,
            c.added_capabilities, c.mounts
          from birth b
            join (select cluster_id, i, born, max(at) as at from reading group by cluster_id, i, born) r
              on r.cluster_id = b.cluster_id and r.i = b.i and r.born = b.day
            cross join (select * from container where pid_mode <> 'host' limit 1) c
          """,
          """
          insert into sighting (cluster_id, container_id, node, name, image, image_id, state, labels, literal,
            vouched, system, pid_mode, outcome, chain, digest, from_at, until_at)
          select b.cluster_id, b.id, 'node-' || b.i %% 5 + 1,
            'service-' || lpad(b.i::text, 3, '0') || '.1',
            'registry.example.mil/apps/service-' || lpad(b.i::text, 3, '0') || '.1:1.0',
            'sha256:' || encode(sha256(convert_to('image' || b.i, 'UTF8')), 'hex'), s.state,
            jsonb_build_object('com.docker.swarm.service.name',
              'service-' || lpad(b.i::text, 3, '0') || '.1'),
            s.literal, s.vouched, s.system, s.pid_mode, s.outcome, s.chain,
            encode(sha256(convert_to('sighting' || b.i || b.id, 'UTF8')), 'hex'), b.at, b.next_at
          from birth b cross join (select * from sighting where outcome = 'PRIVATE' limit 1) s
          """,
          """
          update scan set full_containers = full_containers + %2$d - %1$d + 1,
            inspected = inspected + r.readings,
            carried_over = carried_over + %2$d - %1$d + 1 - r.readings,
            reported_before = reported_before + %2$d - %1$d + 1,
            reported_after = reported_after + %2$d - %1$d + 1, listed = listed + %2$d - %1$d + 1
          from (select d.cluster_id, d.at, count(r.at) as readings
            from day d left join reading r on r.cluster_id = d.cluster_id and r.at = d.at
            group by d.cluster_id, d.at) r
          where scan.cluster_id = r.cluster_id and scan.recorded_at = r.at and status = 'COMPLETED'
          """);

  private final Connection owner;

  YearsContainers(Connection superuser) {
    this.owner = superuser;
  }

  /** Adds those numbered from the first to the last to every model. */
  void add(int first, int last) throws SQLException {
    if (first > last) {
      return;
    }
    try (Statement statement = owner.createStatement()) {
      statement.execute("set session_replication_role = replica");
      for (String each : STATEMENTS) {
        statement.execute(each.formatted(first, last));
      }
    }
  }
}
