package io.muster.exports.oscal;

import io.muster.exports.Snapshot;
import io.muster.shared.ClusterId;
import java.util.List;
import java.util.UUID;

/** A cluster as an inventory item: it is the asset, as in checklists. */
final class ClusterItem {

  private ClusterItem() {}

  static UUID id(ClusterId cluster) {
    return OscalId.of("cluster", cluster);
  }

  /** Writes the item's content. */
  static void write(OscalJson out, Snapshot seen) {
    String ip = seen.asset().ip();
    out.id(id(seen.cluster()));
    out.text("description", "MKE cluster " + seen.line().name());
    out.props(
        List.of(
            Prop.official("asset-id", seen.cluster().toString()),
            Prop.official("fqdn", seen.asset().fqdn().contains(".") ? seen.asset().fqdn() : ""),
            Prop.official(ip.contains(":") ? "ipv6-address" : "ipv4-address", ip),
            Prop.official("mac-address", seen.asset().mac()),
            Prop.of("name", seen.line().name()),
            Prop.of("host-name", seen.hostName()),
            Prop.of("boundary", seen.line().boundaryName()),
            Prop.of("boundary-id", seen.line().boundary()),
            Prop.of("system-name", seen.boundary().systemName()),
            Prop.of("emass-id", seen.boundary().emassId()),
            Prop.of("environment", seen.line().environment())));
  }

  /** Writes that something is about the cluster. */
  static void subject(OscalJson out, Snapshot seen) {
    out.one(
        "subjects",
        () -> {
          out.word("subject-uuid", id(seen.cluster()));
          out.word("type", "inventory-item");
          out.line("title", seen.line().name());
        });
  }
}
