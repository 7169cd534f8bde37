package io.muster.exports;

import io.muster.ui.Marking;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The marking of a file that tells of several clusters: the highest level among them and the
 * portal. Different words of that level are all said, and so are words of no known level: which of
 * them governs is for a person to judge.
 */
public final class Markings {

  private static final String BETWEEN = " / ";

  private final TreeSet<String> highest = new TreeSet<>();
  private final TreeSet<String> unknown = new TreeSet<>();
  private Marking governing;

  /** Begins with the marking of the portal. */
  public Markings(Marking portal) {
    this.governing = portal;
    highest.add(portal.text());
  }

  /** Adds the marking of a cluster; an empty one means the portal's. */
  public void add(String own) {
    if (own.isBlank()) {
      return;
    }
    Optional<Marking> read = Marking.read(own);
    if (read.isEmpty()) {
      unknown.add(own.strip());
    } else if (read.get().level() > governing.level()) {
      governing = read.get();
      highest.clear();
      highest.add(governing.text());
    } else if (read.get().level() == governing.level()) {
      highest.add(read.get().text());
    }
  }

  /** The marking, with the colour of its level. */
  public Marking marking() {
    TreeSet<String> all = new TreeSet<>(unknown);
    String known = Plain.line(String.join(BETWEEN, highest));
    return new Marking(
        all.isEmpty() ? known : known + BETWEEN + Plain.line(String.join(BETWEEN, all)),
        governing.colour());
  }
}
