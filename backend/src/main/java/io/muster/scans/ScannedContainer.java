package io.muster.scans;

import io.muster.evaluation.Outcome;
import io.muster.inventory.RunState;
import io.muster.shared.CutText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container as a scan left it.
 *
 * @param id 64 hexadecimal digits
 * @param node the host name of its node
 * @param name its name without node and slash
 * @param image the image as claimed
 * @param state its state in the list
 * @param labels the labels of interest
 * @param literal whether the STIG's own query listed it
 * @param system whether it counts as a system container
 * @param pidMode the PID mode as sent, empty if private or unread
 * @param outcome what the rule says of it
 * @param chain the containers it joined, one after the other
 * @param unreadBecause why it is unread, or null
 * @param since since when all of this holds
 * @param lastListed null if the scan listed it; else when the last scan that did took effect: this
 *     one did not look where it was
 */
public record ScannedContainer(
    String id,
    String node,
    String name,
    String image,
    RunState state,
    Map<String, String> labels,
    boolean literal,
    boolean system,
    String pidMode,
    Outcome outcome,
    List<Link> chain,
    @Nullable String unreadBecause,
    Instant since,
    @Nullable Instant lastListed) {

  public ScannedContainer {
    labels = Map.copyOf(labels);
    chain = List.copyOf(chain);
  }

  /** Whether name, node or image was longer and was cut. */
  public boolean cut() {
    return CutText.is(name) || CutText.is(node) || CutText.is(image);
  }

  /**
   * A container that was joined.
   *
   * @param id its id
   * @param name its last known name, or null if nobody ever read one
   * @param present whether the scan saw it too
   */
  public record Link(String id, @Nullable String name, boolean present) {}
}
