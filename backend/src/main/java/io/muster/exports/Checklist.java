package io.muster.exports;

import io.muster.posture.FleetLine;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A checklist of one cluster, before it takes a form.
 *
 * @param release the release with the rules that the checklist carries, V-260930 among them
 * @param marking what marks the file
 * @param tool the name and version of what wrote it, as {@code product:version}
 */
public record Checklist(
    Snapshot seen, Meaning meaning, Release release, String marking, String tool) {

  /** Whether Muster evaluates the rule; it leaves all others alone. */
  static boolean evaluated(Rule rule) {
    return rule.groupId().equals(KnownRule.ID);
  }

  /** A name for its file, unique among clusters. */
  public String fileName(Format format) {
    return fileName(seen.line(), seen.moment(), format);
  }

  /** The name of the file of a cluster's checklist. */
  static String fileName(FleetLine line, Moment moment, Format format) {
    String name = line.name().replaceAll("[^A-Za-z0-9._-]", "_");
    String id = line.cluster().toString().substring(0, 8);
    return moment.fileName(name + "-" + id + "-V-260930", format.ending());
  }

  /** An id that is the same in every export of the cluster. */
  UUID id(String of) {
    return UUID.nameUUIDFromBytes(
        ("muster/%s/%s/%s".formatted(seen.cluster(), release.stigId(), of))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** The full domain name, if it is one: without a dot a reader refuses the whole file. */
  String fqdn() {
    String said = seen.asset().fqdn();
    return said.contains(".") ? said : "";
  }
}
