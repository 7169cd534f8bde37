package io.muster.clusters.web;

import io.muster.clusters.Asset;
import io.muster.clusters.AssetRole;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.Labels;
import io.muster.clusters.TrustAnchors;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people say about a cluster, as typed.
 *
 * @param reason why endpoint or trust anchors are to be others
 * @param version the version that is edited
 */
record ClusterForm(
    String name,
    String boundary,
    String environment,
    String labels,
    String endpoint,
    String trustAnchors,
    String assetName,
    String fqdn,
    String ip,
    String mac,
    String role,
    String marking,
    String reason,
    @Nullable UUID version) {

  ClusterForm {
    name = orEmpty(name);
    boundary = orEmpty(boundary);
    environment = orEmpty(environment);
    labels = orEmpty(labels);
    endpoint = orEmpty(endpoint);
    trustAnchors = orEmpty(trustAnchors);
    assetName = orEmpty(assetName);
    fqdn = orEmpty(fqdn);
    ip = orEmpty(ip);
    mac = orEmpty(mac);
    role = orEmpty(role);
    marking = orEmpty(marking);
    reason = orEmpty(reason);
  }

  static ClusterForm of(Cluster cluster) {
    ClusterDetails said = cluster.details();
    Asset asset = said.asset();
    return new ClusterForm(
        said.name(),
        said.boundary().toString(),
        said.environment(),
        Labels.lines(said.labels()),
        said.endpoint(),
        said.trustAnchors(),
        asset.assetName(),
        asset.fqdn(),
        asset.ip(),
        asset.mac(),
        asset.role().name(),
        asset.marking(),
        "",
        cluster.version());
  }

  /**
   * What was typed, read.
   *
   * @throws Invalid if labels or role cannot be read
   */
  ClusterDetails details() {
    AssetRole readRole =
        AssetRole.read(role)
            .orElseThrow(() -> new Invalid("role", "Choose one of the roles that are offered."));
    return new ClusterDetails(
        name,
        BoundaryId.parse(boundary),
        environment,
        Labels.read(labels),
        endpoint,
        trustAnchors,
        new Asset(assetName, fqdn, ip, mac, readRole, marking));
  }

  /** The same to be shown again: a private key pasted by mistake does not come back. */
  ClusterForm shownAgain() {
    return TrustAnchors.holdsPrivateKey(trustAnchors)
        ? new ClusterForm(
            name,
            boundary,
            environment,
            labels,
            endpoint,
            "",
            assetName,
            fqdn,
            ip,
            mac,
            role,
            marking,
            reason,
            version)
        : this;
  }

  /** The same, meant to replace what another version says. */
  ClusterForm over(UUID other) {
    return new ClusterForm(
        name,
        boundary,
        environment,
        labels,
        endpoint,
        trustAnchors,
        assetName,
        fqdn,
        ip,
        mac,
        role,
        marking,
        reason,
        other);
  }

  /** The name only, for what was typed may hold a key. */
  @Override
  public String toString() {
    return "ClusterForm[" + name + "]";
  }

  private static String orEmpty(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "");
  }
}
