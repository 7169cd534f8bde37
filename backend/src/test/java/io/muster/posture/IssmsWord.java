package io.muster.posture;

import io.muster.audit.Who;
import io.muster.clusters.Cluster;
import io.muster.identity.Actor;
import io.muster.inventory.NodeCalledBack;
import io.muster.inventory.NodeOutOfService;
import io.muster.inventory.OutOfService;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Decisions on nodes, stored and told as if an ISSM had made them at any instant. */
record IssmsWord(
    JdbcClient database, TransactionTemplate transaction, ApplicationEventPublisher events) {

  private static final Who MARCUS = Actor.portal("test").who();

  void outOfService(Cluster cluster, String node, Instant at, Instant from, Instant until) {
    transaction.executeWithoutResult(
        t -> {
          database
              .sql(
                  """
                  insert into node_out_of_service
                    (cluster_id, hostname, from_at, until_at, decided_at, decided_by, reason)
                  values (:cluster, :node, :from, :until, :at, 'marcus', 'disk')
                  """)
              .param("cluster", cluster.id().value())
              .param("node", node)
              .param("from", from.atOffset(ZoneOffset.UTC))
              .param("until", until.atOffset(ZoneOffset.UTC))
              .param("at", at.atOffset(ZoneOffset.UTC))
              .update();
          events.publishEvent(
              new NodeOutOfService(
                  cluster.id(),
                  cluster.boundaryId(),
                  new OutOfService(node, from, until),
                  at,
                  "disk",
                  MARCUS));
        });
  }

  void calledBack(Cluster cluster, String node, Instant at, Instant from) {
    transaction.executeWithoutResult(
        t -> {
          database
              .sql(
                  """
                  insert into node_return (cluster_id, hostname, at, decided_at, decided_by, reason)
                  values (:cluster, :node, :from, :at, 'marcus', 'repaired')
                  """)
              .param("cluster", cluster.id().value())
              .param("node", node)
              .param("from", from.atOffset(ZoneOffset.UTC))
              .param("at", at.atOffset(ZoneOffset.UTC))
              .update();
          events.publishEvent(
              new NodeCalledBack(
                  cluster.id(), cluster.boundaryId(), node, at, from, "repaired", MARCUS));
        });
  }
}
