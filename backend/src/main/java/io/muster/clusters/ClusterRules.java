package io.muster.clusters;

import io.muster.shared.Invalid;

/** What may be said about a cluster. */
final class ClusterRules {

  private ClusterRules() {}

  /**
   * The details, normalised.
   *
   * @throws Invalid with every problem found
   */
  static ClusterDetails checked(ClusterDetails typed) {
    Rules rules = new Rules();
    ClusterDetails checked =
        new ClusterDetails(
            rules.name(typed.name()),
            typed.boundary(),
            rules.line("environment", typed.environment(), 63),
            Labels.checked(typed.labels(), rules),
            rules.read(typed.endpoint(), text -> EndpointRule.read(text).toString()),
            rules.read(typed.trustAnchors(), TrustAnchors::checked),
            asset(typed.asset(), rules));
    rules.done();
    return checked;
  }

  /**
   * A reason, as one says why a cluster is retired.
   *
   * @throws Invalid if it is empty or too long
   */
  static String reason(String typed) {
    String reason = typed.strip();
    if (reason.isEmpty()) {
      throw new Invalid("reason", "Say why the cluster is retired.");
    }
    if (reason.length() > 1000) {
      throw new Invalid("reason", "The reason is longer than 1000 characters.");
    }
    return reason;
  }

  private static Asset asset(Asset typed, Rules rules) {
    return new Asset(
        rules.line("assetName", typed.assetName(), 255),
        rules.read(
            typed.fqdn(),
            t ->
                HostForms.fqdn(t)
                    .orElseThrow(
                        () ->
                            new Invalid(
                                "fqdn",
                                "A full domain name has at least two parts with a dot between, such"
                                    + " as harbor.example.mil."))),
        rules.read(
            typed.ip(),
            t ->
                HostForms.ip(t)
                    .orElseThrow(
                        () ->
                            new Invalid(
                                "ip",
                                "This is not an IPv4 or IPv6 address, such as 192.0.2.10 or"
                                    + " 2001:db8::10."))),
        rules.read(
            typed.mac(),
            t ->
                HostForms.mac(t)
                    .orElseThrow(
                        () ->
                            new Invalid(
                                "mac", "This is not a MAC address, such as 02:42:AC:11:00:02."))),
        typed.role(),
        rules.line("marking", typed.marking(), 63));
  }
}
