package io.muster.credentials;

import io.muster.clusters.Established;
import io.muster.shared.ClusterId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A cluster is established once a bundle was stored for it. */
@Component
class BundleKnown implements Established {

  private final JdbcClient sql;

  BundleKnown(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public boolean isEstablished(ClusterId cluster) {
    return sql.sql("select exists (select from bundle where cluster_id = ?)")
        .param(cluster.value())
        .query(Boolean.class)
        .single();
  }
}
