package io.muster.exports;

import java.util.List;
import java.util.Optional;

/**
 * A release of the STIG: who published what, and its rules.
 *
 * @param stigId the benchmark's id without any prefix
 * @param name what people call it, such as {@code MKE STIG V2R1}
 * @param title the STIG's full title
 * @param version its version alone, such as {@code 2}
 * @param releaseInfo {@code Release: 1 Benchmark Date: …}, as published
 * @param uuid the STIG's UUID; empty if not known
 * @param imported whether its texts are the publisher's; if not, they are ours and say so
 */
public record Release(
    String stigId,
    String name,
    String title,
    String version,
    String releaseInfo,
    String classification,
    String customName,
    String description,
    String filename,
    String uuid,
    String notice,
    String source,
    boolean imported,
    List<Rule> rules) {

  public Release {
    rules = List.copyOf(rules);
  }

  /** The rule with that V-ID. */
  public Optional<Rule> rule(String groupId) {
    return rules.stream().filter(r -> r.groupId().equals(groupId)).findFirst();
  }

  /** How a rule refers to the release: {@code title :: Version v, releaseInfo}. */
  String reference() {
    return title + " :: Version " + version + ", " + releaseInfo;
  }

  /** The same with only these rules. */
  Release with(List<Rule> only) {
    return new Release(
        stigId,
        name,
        title,
        version,
        releaseInfo,
        classification,
        customName,
        description,
        filename,
        uuid,
        notice,
        source,
        imported,
        only);
  }
}
