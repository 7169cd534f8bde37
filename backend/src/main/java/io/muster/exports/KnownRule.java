package io.muster.exports;

import java.util.List;

/**
 * What the project knows of V-260930 without an imported benchmark: the ids that are published, and
 * its own words where the publisher's texts belong. Nothing official is made up; what is unknown is
 * empty.
 */
public final class KnownRule {

  /** The rule that Muster evaluates. */
  public static final String ID = "V-260930";

  private static final String OURS =
      " (Muster's own words: the publisher's text comes with an imported benchmark.)";

  private static final Rule RULE =
      new Rule(
          ID,
          "SRG-APP-000148-CTR-000345",
          "SV-260930r966147_rule",
          "",
          "No container may share the process namespace of its host." + OURS,
          "medium",
          "10.0",
          "A container that shares the host's PID namespace sees the host's processes and may act"
              + " on them."
              + OURS,
          "List the containers of the cluster and read the PID mode of each. One whose PID mode is"
              + " host, or that joined such a one, is a finding unless the system security plan"
              + " names it."
              + OURS,
          "Remove the container, or start it anew without the host's PID namespace." + OURS,
          "",
          "",
          "",
          "false",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          List.of(),
          List.of("CCI-000764"));

  /** The release, with that one rule. */
  public static final Release RELEASE =
      new Release(
          "Mirantis_Kubernetes_Engine_STIG",
          "MKE STIG V2R1",
          "Mirantis Kubernetes Engine Security Technical Implementation Guide",
          "2",
          "Release: 1 Benchmark Date: not imported",
          "UNCLASSIFIED",
          "",
          "",
          "",
          "",
          "",
          "",
          false,
          List.of(RULE));

  private KnownRule() {}
}
