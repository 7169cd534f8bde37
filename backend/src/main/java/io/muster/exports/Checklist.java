package io.muster.exports;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Whether Muster evaluates the rule; it leaves all others alone. */
  static boolean evaluated(Rule rule) {
    return rule.groupId().equals(KnownRule.ID);
  }

  /** A name for its file, unique among clusters. */
  public String fileName(Format format) {
    return "%s-%s-V-260930-%s%s"
        .formatted(
            seen.line().name().replaceAll("[^A-Za-z0-9._-]", "_"),
            seen.cluster().toString().substring(0, 8),
            TIME.format(seen.moment().asOf()),
            format.ending());
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
