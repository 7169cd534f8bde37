package io.muster.inventory;

/**
 * Something of the cluster that a scan could not read, and so could not pass.
 *
 * @param kind which kind of gap
 * @param node the host name of the node it concerns, empty if the whole cluster
 * @param containers how many listed containers are unread because of it
 * @param answer what the cluster answered, in its own words where it had any
 */
public record Gap(Kind kind, String node, int containers, String answer) {

  /** The kinds, each with one sentence on what it means. */
  public enum Kind {
    NODE_DOWN("The node does not answer; its findings stay as last read."),
    NODE_VANISHED(
        "A node known before is no longer listed; until someone confirms that it left, it is"
            + " unread."),
    NODE_SHOWS_NO_SYSTEM_CONTAINER(
        "Every MKE node runs system containers; one that shows none hides something, often because"
            + " the bundle is not an administrator's."),
    NODES_SHARE_A_NAME(
        "Two nodes bear one host name, so nobody can tell whose containers were seen; give each its"
            + " own."),
    NODE_OUT_OF_REACH(
        "A plain engine lists only its own containers; this node of the Swarm was not looked at."),
    NODES_UNREAD("The list of nodes could not be read, so nobody can tell what is missing."),
    INFO_UNREAD(
        "The number of containers could not be read, so the list cannot be proven complete."),
    LIST_UNREAD("The list of containers could not be read."),
    LIST_TOO_SHORT("The list is shorter than the number of containers that the cluster reports."),
    LIST_TOO_LONG("The list is longer than this portal is set to read."),
    LITERAL_UNREAD("The query of the STIG could not be read."),
    LITERAL_NOT_IN_LIST("The query of the STIG names containers that the full list does not."),
    CONTAINER_UNREAD("Some containers could not be inspected."),
    PID_MODE_UNKNOWN("A PID mode that is neither empty, host, nor a container's id."),
    CHURN("Containers kept vanishing before they could be read."),
    DEADLINE("The scan reached its time limit.");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** What it means, in one sentence. */
    public String meaning() {
      return meaning;
    }
  }

  /** Whether it casts doubt on the whole cluster rather than on one node. */
  public boolean wholeCluster() {
    return node.isEmpty();
  }

  /** What could not be read, as a part of a sentence. */
  public String words() {
    String named = "node " + node;
    return switch (kind) {
      case NODE_DOWN -> named + " does not answer";
      case NODE_VANISHED -> named + " is listed no more";
      case NODE_SHOWS_NO_SYSTEM_CONTAINER -> named + " shows no system container";
      case NODES_SHARE_A_NAME -> named + " is the name of two nodes";
      case NODE_OUT_OF_REACH -> named + " is beyond this engine";
      case NODES_UNREAD -> "the list of nodes could not be read";
      case INFO_UNREAD -> "the number of containers could not be read";
      case LIST_UNREAD -> "the list of containers could not be read";
      case LIST_TOO_SHORT -> "the list of containers is too short";
      case LIST_TOO_LONG -> "the list of containers is longer than the limit";
      case LITERAL_UNREAD -> "the query of the STIG could not be read";
      case LITERAL_NOT_IN_LIST -> "the query of the STIG names containers that the list does not";
      case CONTAINER_UNREAD -> "containers" + on() + " could not be inspected";
      case PID_MODE_UNKNOWN -> "a PID mode" + on() + " is unknown";
      case CHURN -> "containers" + on() + " vanished before they could be read";
      case DEADLINE -> "the scan reached its time limit";
    };
  }

  private String on() {
    return wholeCluster() ? "" : " on " + node;
  }
}
