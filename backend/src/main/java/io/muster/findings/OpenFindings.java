package io.muster.findings;

import io.muster.identity.Scope;
import io.muster.shared.BoundaryId;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is open in a whole boundary, by cluster and subject. */
@Repository
@Transactional(readOnly = true)
public class OpenFindings {

  private final JdbcClient database;

  OpenFindings(JdbcClient database) {
    this.database = database;
  }

  /** An open finding with where and since when. */
  public record Placed(
      ClusterId cluster, String clusterName, Instant openedAt, OpenFinding finding) {}

  /**
   * The findings that were open in the boundary at an instant, with the names that their clusters
   * bore then; none if the boundary is outside the scope.
   */
  public List<Placed> in(BoundaryId boundary, Instant at, Scope scope) {
    if (!scope.includes(boundary)) {
      return List.of();
    }
    Map<FindingId, Placed> bare = new LinkedHashMap<>();
    Map<FindingId, List<FindingDetail>> details = new LinkedHashMap<>();
    database
        .sql(
            """
            select a.cluster_id, a.opened_at, v.name as cluster_name, p.node, p.name, d.*
            from finding_stand a
              join finding_place p on p.finding_id = a.finding_id and p.during @> :at
              join finding_detail d on d.finding_id = a.finding_id and d.during @> :at
              join cluster_version v on v.cluster_id = a.cluster_id and v.during @> :at
            where a.boundary_id = :boundary and a.during @> :at
            order by lower(v.name), a.cluster_id, p.node, p.name, d.container_id
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("boundary", boundary.value())
        .query(
            row -> {
              FindingId id = new FindingId(row.getObject("finding_id", UUID.class));
              Subject subject = FindingRows.subject(row);
              details.computeIfAbsent(id, i -> new ArrayList<>()).add(FindingRows.detail(row));
              bare.putIfAbsent(
                  id,
                  new Placed(
                      new ClusterId(row.getObject("cluster_id", UUID.class)),
                      row.getString("cluster_name"),
                      FindingRows.instant(row, "opened_at"),
                      new OpenFinding(id, subject, List.of())));
            });
    return bare.entrySet().stream()
        .map(
            e ->
                new Placed(
                    e.getValue().cluster(),
                    e.getValue().clusterName(),
                    e.getValue().openedAt(),
                    new OpenFinding(
                        e.getKey(), e.getValue().finding().subject(), details.get(e.getKey()))))
        .toList();
  }
}
