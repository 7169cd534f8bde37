package io.muster.clusters;

import io.muster.shared.AccountId;
import io.muster.shared.ChangeId;
import io.muster.shared.ClusterId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of what a cluster is reached and known by, as one person proposed it. It takes effect
 * when an ISSM who is another person confirms it; until then the present one stays in use.
 *
 * @param from what is in use, in words
 * @param to what would be, in words
 * @param content what takes effect, in the form of the module whose part it is; never a secret
 * @param reason why, in the proposer's words
 * @param madeBy the user name of who proposed it
 * @param account their account, or null for the portal itself
 * @param ending what became of it, or null while it waits
 */
public record ProposedChange(
    ChangeId id,
    ClusterId cluster,
    IdentityPart part,
    String from,
    String to,
    String content,
    String reason,
    Instant madeAt,
    String madeBy,
    @Nullable AccountId account,
    @Nullable Ending ending) {

  /** The state of one that waits, as the API and the pages name it. */
  public static final String WAITING = "awaiting confirmation";

  /** What becomes of a proposed change. */
  public enum Outcome {
    CONFIRMED("confirmed"),
    REFUSED("refused"),
    WITHDRAWN("withdrawn"),
    REPLACED("replaced by another proposal"),
    OVERTAKEN("overtaken: something else answered meanwhile"),
    CLUSTER_RETIRED("dropped, the cluster retired");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }
  }

  /**
   * How it ended.
   *
   * @param by the user name of who ended it
   * @param remark what they said; may be empty
   */
  public record Ending(Instant at, Outcome outcome, String by, String remark) {}

  /** Whether nobody has confirmed or ended it yet. */
  public boolean waits() {
    return ending == null;
  }

  /** Its state in words. */
  public String state() {
    return ending == null ? WAITING : ending.outcome().words();
  }

  /** The same, ended. */
  ProposedChange endedBy(Ending how) {
    return new ProposedChange(
        id, cluster, part, from, to, content, reason, madeAt, madeBy, account, how);
  }

  /** The same as it was known while it waited. */
  ProposedChange whileItWaited() {
    return new ProposedChange(
        id, cluster, part, from, to, content, reason, madeAt, madeBy, account, null);
  }

  /** Whether it asks for the same as another. */
  boolean asksTheSameAs(Proposal other) {
    return part == other.part() && content.equals(other.content());
  }
}
