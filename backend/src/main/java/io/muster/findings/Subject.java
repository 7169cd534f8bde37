package io.muster.findings;

import io.muster.inventory.Sighting;
import io.muster.shared.CutText;
import java.util.Comparator;

/**
 * What a finding of a cluster is about, and what survives re-creation of a container: its node and
 * its name.
 *
 * @param node the host name of the node
 * @param name the container's name, without node and slash
 */
public record Subject(String node, String name) implements Comparable<Subject> {

  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::node).thenComparing(Subject::name);

  /** The subject that a sighting belongs to. */
  public static Subject of(Sighting sighting) {
    return new Subject(sighting.node(), sighting.name());
  }

  /** Whether node or name was longer and was cut. */
  public boolean cut() {
    return CutText.is(node) || CutText.is(name);
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }

  /** As MKE names a container: {@code node/name}. */
  @Override
  public String toString() {
    return node + "/" + name;
  }
}
