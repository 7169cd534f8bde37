package io.muster.findings;

import io.muster.evaluation.Judged;
import io.muster.evaluation.Outcome;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.Reading;
import io.muster.inventory.Sighting;
import java.util.List;

/**
 * A container in violation on a finding's subject, as last read. Its run state is left out: it
 * alternates and moves no verdict.
 *
 * @param container its id, 64 hexadecimal digits
 * @param fingerprint what an exception would document
 * @param fingerprintWithoutCommand the same with the command left out, for exceptions pinned so;
 *     empty if it was never read
 * @param outcome why it violates the rule
 * @param chain the ids of the containers it joined, one after the other, without itself
 * @param pidMode its PID mode as the engine says it
 * @param image the image as claimed
 * @param system whether it counts as a system container
 */
public record FindingDetail(
    String container,
    String fingerprint,
    String fingerprintWithoutCommand,
    Outcome outcome,
    List<String> chain,
    String pidMode,
    String image,
    boolean system) {

  public FindingDetail {
    chain = List.copyOf(chain);
  }

  /** The detail of a container in violation. */
  static FindingDetail of(Judged judged) {
    Sighting seen = judged.sighting();
    ContainerFacts facts = facts(seen);
    return new FindingDetail(
        seen.id(),
        facts.fingerprint(),
        facts.fingerprintWithoutCommand(),
        judged.outcome(),
        judged.chain(),
        seen.pidMode().text(),
        seen.image(),
        judged.system());
  }

  private static ContainerFacts facts(Sighting seen) {
    return switch (seen.reading()) {
      case Reading.Known known -> known.facts();
      case Reading.Unread unread ->
          throw new IllegalArgumentException("An unread container is no violation: " + seen.id());
    };
  }
}
