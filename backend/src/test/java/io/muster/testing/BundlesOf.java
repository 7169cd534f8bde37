package io.muster.testing;

import io.muster.clusters.Cluster;
import io.muster.credentials.AdminHint;
import io.muster.credentials.BundleEvent;
import io.muster.credentials.BundleFacts;
import io.muster.identity.Actor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Replacements of a cluster's bundle, as the upload publishes them. */
public final class BundlesOf {

  private BundlesOf() {}

  /** A bundle of another authority, which a person confirmed. */
  public static BundleEvent.Replaced anotherAuthority(Cluster cluster, Instant at) {
    return replaced(cluster, at, true);
  }

  /** A bundle of the same authority and instance, such as one renewed. */
  public static BundleEvent.Replaced renewed(Cluster cluster, Instant at) {
    return replaced(cluster, at, false);
  }

  private static BundleEvent.Replaced replaced(Cluster cluster, Instant at, boolean confirmed) {
    return new BundleEvent.Replaced(
        cluster.id(),
        cluster.boundaryId(),
        facts("before", at),
        facts(confirmed ? "another" : "before", at),
        confirmed,
        at,
        Actor.portal("test").who());
  }

  private static BundleFacts facts(String authority, Instant at) {
    return new BundleFacts(
        "CN=admin",
        "CN=" + authority,
        "1",
        "EC P-256",
        Seen.id(authority),
        at,
        at.plus(Duration.ofDays(365)),
        URI.create("https://harbor.example.mil:443"),
        null,
        null,
        null,
        AdminHint.YES,
        List.of(Seen.id(authority)),
        Seen.id("file"));
  }
}
