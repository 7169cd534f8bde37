package io.muster.api;

import io.muster.clusters.Asset;
import io.muster.clusters.AssetRole;
import io.muster.clusters.ClusterDetails;
import io.muster.shared.BoundaryId;
import io.muster.shared.Invalid;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a cluster, as asked for.
 *
 * @param boundary its id or name
 * @param endpoint where the Docker API is, if not where the bundle says; empty for none
 * @param trustAnchors PEM of further authorities to trust; empty for none
 * @param reason why endpoint or trust anchors are to be others; needed if they are
 * @param version the version that was read: what somebody else saved since is not undone then
 */
record ClusterFactsWanted(
    @Nullable String name,
    @Nullable String boundary,
    @Nullable String environment,
    @Nullable Map<String, @Nullable String> labels,
    @Nullable String endpoint,
    @Nullable String trustAnchors,
    @Nullable String assetName,
    @Nullable String fqdn,
    @Nullable String ip,
    @Nullable String mac,
    @Nullable String role,
    @Nullable String marking,
    @Nullable String reason,
    @Nullable UUID version) {

  /**
   * The details with what is said here instead; what is absent stays.
   *
   * @throws Invalid if a label has no value, or the role is none of the words
   */
  ClusterDetails over(ClusterDetails before, BoundaryId in) {
    Asset asset = before.asset();
    return new ClusterDetails(
        or(name, before.name()),
        in,
        or(environment, before.environment()),
        labels == null ? before.labels() : labels(labels),
        or(endpoint, before.endpoint()),
        or(trustAnchors, before.trustAnchors()),
        new Asset(
            or(assetName, asset.assetName()),
            or(fqdn, asset.fqdn()),
            or(ip, asset.ip()),
            or(mac, asset.mac()),
            role == null ? asset.role() : role(role),
            or(marking, asset.marking())));
  }

  /** The name only: what was sent as trust anchors may be a key. */
  @Override
  public String toString() {
    return "ClusterFactsWanted[" + name + "]";
  }

  private static Map<String, String> labels(Map<String, @Nullable String> sent) {
    if (sent.values().stream().anyMatch(Objects::isNull)) {
      throw new Invalid("labels", "Every label has a value; it may be empty.");
    }
    return Map.copyOf(sent);
  }

  private static AssetRole role(String word) {
    return AssetRole.read(word)
        .orElseThrow(
            () ->
                new Invalid(
                    "role",
                    "A role is one of: None, Workstation, Member Server, Domain Controller."));
  }

  private static String or(@Nullable String said, String otherwise) {
    return said == null ? otherwise : said;
  }
}
