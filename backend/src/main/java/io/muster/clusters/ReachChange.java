package io.muster.clusters;

import io.muster.identity.Scope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a confirmed endpoint or confirmed trust anchors into use. */
@Component
class ReachChange {

  private final Clusters clusters;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReachChange(Clusters clusters, ApplicationEventPublisher events, Clock clock) {
    this.clusters = clusters;
    this.events = events;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(ChangeEvent.Confirmed confirmed) {
    ProposedChange change = confirmed.change();
    Cluster cluster = clusters.get(change.cluster(), Scope.EVERYTHING);
    ClusterDetails before = cluster.details();
    ClusterDetails after =
        switch (change.part()) {
          case ENDPOINT -> before.withEndpoint(change.content());
          case TRUST_ANCHORS -> before.withTrustAnchors(change.content());
          case BUNDLE, PINNED_IDENTITY -> before;
        };
    if (after.equals(before)) {
      return;
    }
    var at = cluster.close(clock.instant());
    clusters.flush();
    cluster.open(after, confirmed.actor().username(), at);
    clusters.flush();
    events.publishEvent(
        new ClusterEdited(cluster.id(), before, after, at, confirmed.actor().who()));
  }

  /** What of an edit has to wait for a second person, part by part. */
  static List<Proposal> between(ClusterDetails before, ClusterDetails asked) {
    List<Proposal> waiting = new ArrayList<>();
    if (!before.endpoint().equals(asked.endpoint())) {
      waiting.add(
          new Proposal(
              IdentityPart.ENDPOINT,
              endpoint(before.endpoint()),
              endpoint(asked.endpoint()),
              asked.endpoint()));
    }
    if (!before.trustAnchors().equals(asked.trustAnchors())) {
      waiting.add(
          new Proposal(
              IdentityPart.TRUST_ANCHORS,
              anchors(before.trustAnchors()),
              anchors(asked.trustAnchors()),
              asked.trustAnchors()));
    }
    return waiting;
  }

  private static String endpoint(String override) {
    return override.isEmpty() ? "where the bundle says" : override;
  }

  private static String anchors(String pem) {
    return pem.isEmpty()
        ? "those of the bundle only"
        : String.join(
            "; ",
            TrustAnchors.read(pem).stream()
                .map(
                    a ->
                        a.getSubjectX500Principal().getName()
                            + ", SHA-256 "
                            + TrustAnchors.fingerprint(a))
                .toList());
  }
}
