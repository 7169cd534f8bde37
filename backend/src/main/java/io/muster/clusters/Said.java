package io.muster.clusters;

import java.util.List;
import java.util.Objects;

/**
 * One of the things that people say about a cluster or a boundary.
 *
 * @param field its name, as forms, the API and the audit log have it
 * @param words the same for a reader, at the beginning of a sentence
 * @param value what is said, as a text; empty for nothing. Trust anchors are their SHA-256
 *     fingerprints, a boundary is its id
 */
record Said(String field, String words, String value) {

  /** The same with another value. */
  Said withValue(String other) {
    return new Said(field, words, other);
  }

  static List<Said> of(ClusterDetails details) {
    Asset asset = details.asset();
    return List.of(
        new Said("name", "Name", details.name()),
        new Said("boundary", "Boundary", details.boundary().toString()),
        new Said("environment", "Environment", details.environment()),
        new Said("labels", "Labels", Labels.lines(details.labels()).replace("\n", ", ")),
        new Said("endpoint", "Endpoint override", details.endpoint()),
        new Said(
            "trustAnchors",
            "Extra trust anchors",
            String.join(", ", TrustAnchors.fingerprints(details.trustAnchors()))),
        new Said("assetName", "Asset name", asset.assetName()),
        new Said("fqdn", "Full domain name", asset.fqdn()),
        new Said("ip", "IP address", asset.ip()),
        new Said("mac", "MAC address", asset.mac()),
        new Said("role", "Role", asset.role().word()),
        new Said("marking", "Marking", asset.marking()));
  }

  static List<Said> of(BoundaryDetails details) {
    return List.of(
        new Said("name", "Name", details.name()),
        new Said("systemName", "System name", details.systemName()),
        new Said("emassId", "eMASS id", details.emassId()),
        new Said("acronym", "System acronym", details.acronym()),
        new Said("aoName", "Authorizing official", details.aoName()),
        new Said("issmName", "Information system security manager", details.issmName()),
        new Said(
            "authorizationEnds",
            "Authorization ends",
            Objects.toString(details.authorizationEnds(), "")),
        new Said("timeZone", "Time zone", details.timeZone()),
        new Said(
            "allowedAgeDays",
            "Allowed age of the last scan",
            String.valueOf(details.allowedAgeDays())),
        new Said("systemLabel", "System label", details.systemLabel()),
        new Said(
            "reinspectionDays",
            "Re-inspection period",
            String.valueOf(details.reinspectionDays())));
  }
}
