package io.muster.posture;

import io.muster.evaluation.Evaluated;
import io.muster.evaluation.Outcome;
import io.muster.findings.Subject;
import io.muster.inventory.Gap;
import io.muster.testing.Seen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one generated scan gets to see of a generated cluster.
 *
 * @param vanished nodes known before that are listed no more, each with whether it is out of
 *     service
 * @param listInDoubt whether the whole list is too short
 */
record View(
    List<Node> nodes, Map<String, Boolean> vanished, boolean listInDoubt, boolean kubernetesOnly) {

  /**
   * A node.
   *
   * @param hides whether it shows less than it runs, and the scan notices
   */
  record Node(String name, boolean answers, boolean outOfService, boolean hides, List<Box> boxes) {

    /** Whether all of it was read, and counts. */
    boolean whole() {
      return !outOfService && read();
    }

    /** Whether all of it was read. */
    boolean read() {
      return answers && !hides && boxes.stream().noneMatch(b -> b.outcome() == Outcome.UNREAD);
    }

    /** The violating ones by subject, each with its ids and whether that one is system. */
    Map<Subject, Map<String, Boolean>> violating() {
      Map<Subject, Map<String, Boolean>> found = new TreeMap<>();
      for (Box box : boxes) {
        if (box.outcome().violation()) {
          found
              .computeIfAbsent(new Subject(name, box.name()), s -> new TreeMap<>())
              .put(box.id(), box.system());
        }
      }
      return found;
    }
  }

  /**
   * A container.
   *
   * @param image and {@code command}, one of a few
   */
  record Box(
      String id, String name, Outcome outcome, boolean system, String image, String command) {

    /** What tells it from others in the eyes of an exception, on its node. */
    String look(String node) {
      return image + " " + command + " " + pid(node);
    }

    private String pid(String node) {
      return switch (outcome) {
        case HOST, NOT_APPLICABLE -> "host";
        case INHERITED, UNPROVEN, CANNOT_START -> "joined on " + node;
        case UNREAD -> "unread";
        case PRIVATE -> "private";
      };
    }
  }

  /** The looks of all that violates, by id. */
  Map<String, String> looks() {
    Map<String, String> looks = new TreeMap<>();
    for (Node node : nodes) {
      node.boxes().stream()
          .filter(b -> b.outcome().violation())
          .forEach(b -> looks.put(b.id(), b.look(node.name())));
    }
    return looks;
  }

  /** Whether nothing that counts is missing. */
  boolean complete() {
    return !listInDoubt
        && !vanished.containsValue(false)
        && nodes.stream().allMatch(n -> n.outOfService() || n.whole());
  }

  /** What was not read wholly on nodes out of service. */
  Set<String> excused() {
    Set<String> excused = new TreeSet<>();
    nodes.stream().filter(n -> n.outOfService() && !n.read()).forEach(n -> excused.add(n.name()));
    vanished.forEach(
        (name, out) -> {
          if (out) {
            excused.add(name);
          }
        });
    return excused;
  }

  boolean whole(Node node) {
    return !listInDoubt && node.whole();
  }

  /** The same in the portal's own words. */
  Evaluated evaluated() {
    Seen seen = Seen.on(nodes.stream().map(Node::name).toArray(String[]::new));
    for (Node node : nodes) {
      node.boxes()
          .forEach(
              b ->
                  seen.container(
                      node.name(),
                      b.name(),
                      b.id(),
                      b.outcome(),
                      b.system(),
                      b.image(),
                      b.command()));
      if (node.outOfService()) {
        seen.outOfService(node.name());
      }
      if (!node.answers()) {
        seen.down(node.name(), node.boxes().size());
      } else if (node.hides()) {
        seen.gap(Gap.Kind.NODE_SHOWS_NO_SYSTEM_CONTAINER, node.name(), 0);
      }
    }
    vanished.forEach(
        (name, out) -> {
          seen.gap(Gap.Kind.NODE_VANISHED, name, 0);
          if (out) {
            seen.outOfService(name);
          }
        });
    if (listInDoubt) {
      seen.gap(Gap.Kind.LIST_TOO_SHORT, "", 1);
    }
    return (kubernetesOnly ? seen.underKubernetesOnly() : seen).scan();
  }
}
