package io.muster.credentials;

import io.muster.clusters.ChangeEvent;
import io.muster.clusters.Cluster;
import io.muster.clusters.IdentityPart;
import io.muster.clusters.Proposal;
import io.muster.clusters.ProposalManagement;
import io.muster.clusters.ProposedChange;
import io.muster.credentials.reading.ParsedBundle;
import io.muster.credentials.vault.Vault;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.BundleId;
import io.muster.shared.ClusterId;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bundles of another authority, instance or address: each lies sealed beside the present one until
 * its proposal is confirmed, and is forgotten when that ends otherwise.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WaitingBundle {

  /** What of a waiting bundle is kept with its proposal: all of it public. */
  record Content(BundleId id, BundleFacts facts) {}

  private final Bundles bundles;
  private final Vault vault;
  private final ProposalManagement proposals;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;
  private final Clock clock;

  WaitingBundle(
      Bundles bundles,
      Vault vault,
      ProposalManagement proposals,
      ApplicationEventPublisher events,
      JsonMapper json,
      Clock clock) {
    this.bundles = bundles;
    this.vault = vault;
    this.proposals = proposals;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /** Seals the bundle and proposes it. */
  ProposedChange propose(
      Actor actor, Cluster cluster, Bundle present, ParsedBundle parsed, String reason) {
    Content content = new Content(BundleId.random(), BundleFacts.of(parsed));
    ProposedChange change =
        proposals.propose(
            actor,
            cluster,
            new Proposal(
                IdentityPart.BUNDLE,
                words(present.facts()),
                words(content.facts()),
                json.writeValueAsString(content)),
            reason);
    vault.putWaiting(cluster.id(), content.id(), parsed);
    return change;
  }

  @EventListener
  void on(ChangeEvent.Confirmed confirmed) {
    ProposedChange change = confirmed.change();
    if (change.part() != IdentityPart.BUNDLE) {
      return;
    }
    ClusterId cluster = change.cluster();
    Content content = json.readValue(change.content(), Content.class);
    Bundle before = bundles.currentOf(cluster, Scope.EVERYTHING).orElseThrow();
    Instant at = clock.instant();
    bundles.end(cluster, Bundle.Ending.REPLACED, at);
    bundles.add(
        new Bundle(content.id(), cluster, content.facts(), at, change.madeBy(), null, null));
    vault.putWaitingIntoUse(cluster);
    events.publishEvent(
        new BundleEvent.Replaced(
            cluster,
            confirmed.boundary(),
            before.facts(),
            content.facts(),
            true,
            at,
            confirmed.actor().who()));
  }

  @EventListener
  void on(ChangeEvent.Dropped dropped) {
    if (dropped.change().part() == IdentityPart.BUNDLE) {
      vault.forgetWaiting(dropped.change().cluster());
    }
  }

  private static String words(BundleFacts facts) {
    return "Certificate %s of %s, issued by %s, valid until %s, for %s%s; authorities %s"
        .formatted(
            facts.fingerprint().substring(0, 12),
            facts.subject(),
            facts.issuer(),
            facts.notAfter(),
            facts.endpoint(),
            facts.instance() == null ? "" : ", MKE instance " + facts.instance(),
            facts.authorities().stream()
                .map(a -> a.substring(0, 12))
                .collect(Collectors.joining(", ")));
  }
}
