package io.muster.clusters;

import io.muster.clusters.ProposedChange.Outcome;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Uploads;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Harbor with its bundle, so that what leads to it is changed by two persons only. */
public abstract class HarborInUse {

  protected static final String MOVED = "https://moved.example.mil:443";

  @Autowired protected Fleet fleet;
  @Autowired protected Cast cast;
  @Autowired protected ClusterManagement clusters;
  @Autowired protected Clusters registered;
  @Autowired protected ProposedChanges changes;
  @Autowired protected BundleManagement uploads;
  @Autowired protected JdbcClient sql;
  @Autowired protected Clock clock;

  protected Boundary boundary;
  protected Cluster harbor;
  protected Person otis;
  protected Person marcus;

  @BeforeEach
  protected void harborWithItsBundle() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    otis = cast.otisTheOperator(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    uploads.upload(otis.actor(), harbor.id(), Uploads.harbor().bytes());
  }

  /** Otis proposes another endpoint. */
  protected ProposedChange proposed() {
    return proposedBy(otis.actor());
  }

  /** Somebody proposes another endpoint. */
  protected ProposedChange proposedBy(Actor actor) {
    ClusterDetails asked = now().details().withEndpoint(MOVED);
    return clusters.edit(actor, harbor.id(), asked, null, "Moved.").waiting().getFirst();
  }

  /** Harbor as it is in use. */
  protected Cluster now() {
    return registered.get(harbor.id(), Scope.EVERYTHING);
  }

  /** What became of a proposal that waits no more. */
  protected Outcome outcome(ProposedChange change) {
    return Objects.requireNonNull(changes.get(change.id(), Scope.EVERYTHING).ending()).outcome();
  }

  /** What the audit log has of harbor, the oldest first. */
  protected List<String> audited() {
    return sql.sql("select action from audit_event where subject_id = ? order by seq")
        .param(harbor.id().toString())
        .query(String.class)
        .list();
  }
}
