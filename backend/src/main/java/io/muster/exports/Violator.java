package io.muster.exports;

import io.muster.findings.FindingDetail;
import io.muster.findings.Subject;
import io.muster.shared.FindingId;
import java.time.Instant;
import java.util.List;

/**
 * A container in violation at an instant, as it was then.
 *
 * @param subject its node and name
 * @param chain what it joined, one after the other, each by its name if one is known, else its id
 * @param openedAt when the finding opened
 * @param recurred whether its subject had ended findings before
 * @param citations the exceptions in force that address it
 * @param resembles the numbers of exceptions in force that are about its name and another
 *     fingerprint
 */
public record Violator(
    FindingId finding,
    Subject subject,
    FindingDetail container,
    List<String> chain,
    Instant openedAt,
    boolean recurred,
    List<Citation> citations,
    List<String> resembles) {

  public Violator {
    chain = List.copyOf(chain);
    citations = List.copyOf(citations);
    resembles = List.copyOf(resembles);
  }

  /** As a line of an export, without its number. */
  public String line() {
    StringBuilder line = new StringBuilder();
    line.append(
        "node %s, container %s, id %s, %s"
            .formatted(subject.node(), subject.name(), container.container(), how()));
    line.append(", image as claimed ").append(container.image());
    line.append(container.system() ? ", system container" : ", no system label");
    line.append(". Open since ").append(openedAt).append(recurred ? ", recurred" : "").append('.');
    citations.forEach(c -> line.append(' ').append(c.sentence()));
    if (citations.isEmpty()) {
      line.append(" Unaddressed.");
      resembles.forEach(
          n -> line.append(" It looks like ").append(n).append(", but its fingerprint differs."));
    }
    return line.toString();
  }

  /** How it shares the host's namespace: its PID mode and what it joined. */
  public String how() {
    String mode = "PID mode " + container.pidMode();
    return chain.isEmpty() ? mode : mode + ", joined " + String.join(" -> ", chain) + origin();
  }

  private String origin() {
    return switch (container.outcome()) {
      case UNPROVEN -> " of unproven origin";
      case INHERITED -> ", which shares the host's";
      case HOST, UNREAD, NOT_APPLICABLE, CANNOT_START, PRIVATE -> "";
    };
  }
}
