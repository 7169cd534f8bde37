package io.muster.inventory;

import io.muster.connection.InspectedContainer;
import io.muster.connection.ListedNode;
import io.muster.shared.CutText;
import io.muster.shared.Digest;
import java.time.Instant;
import java.util.List;

/** Turns what a line answers into facts. */
final class Facts {

  private static final String SWARM = "com.docker.ucp.orchestrator.swarm";
  private static final String KUBERNETES = "com.docker.ucp.orchestrator.kubernetes";

  private Facts() {}

  static ContainerFacts of(InspectedContainer read, String node, Instant at) {
    return new ContainerFacts(
        read.id(),
        node,
        read.created(),
        PidMode.of(read.pidMode()),
        read.image(),
        read.imageId(),
        firstWord(read.entrypoint()),
        Digest.of(read.entrypoint()),
        firstWord(read.command()),
        Digest.of(read.command()),
        read.user(),
        read.privileged(),
        read.addedCapabilities().stream().sorted().toList(),
        read.mounts().stream().sorted().toList(),
        at);
  }

  static NodeFacts of(ListedNode node) {
    return new NodeFacts(
        node.id(),
        node.hostname(),
        node.role().equals("worker"),
        node.availability(),
        node.state(),
        "true".equals(node.labels().get(SWARM)),
        "true".equals(node.labels().get(KUBERNETES)));
  }

  /** Cut, since a whole command line can be given as one word. */
  private static String firstWord(List<String> words) {
    if (words.isEmpty()) {
      return "";
    }
    return CutText.of(words.getFirst().strip().split("\\s", 2)[0]);
  }
}
