package io.muster.evaluation;

import io.muster.inventory.ContainerFacts;
import io.muster.inventory.PidMode;
import io.muster.inventory.Reading;
import io.muster.inventory.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Follows {@code container:X} by id on the same node to its end.
 *
 * <p>Measured on an engine: a running joiner stays in the namespace it joined even after X was
 * removed, if that was the host's; a stopped joiner of a removed X is refused at start; a stopped
 * joiner of an X that is there joins it anew when it starts.
 */
final class Chains {

  /** Where a chain ends: the outcome, and the ids passed through. */
  record End(Outcome outcome, List<String> chain) {}

  /** A longer chain is nobody's honest work; it is left unread, and so never passes. */
  private static final int LONGEST = 100;

  private final Map<String, Sighting> present;
  private final Remembered remembered;

  Chains(Collection<Sighting> containers, Remembered remembered) {
    this.present =
        containers.stream()
            .collect(Collectors.toMap(Sighting::id, Function.identity(), (first, same) -> first));
    this.remembered = remembered;
  }

  /** Follows the chain of a container that a list shows. */
  End follow(Sighting sighting) {
    if (sighting.reading() instanceof Reading.Unread) {
      return new End(Outcome.UNREAD, List.of());
    }
    return follow(
        sighting.node(), sighting.pidMode(), sighting.state().live(), new LinkedHashSet<>());
  }

  /**
   * One step.
   *
   * @param live whether the container at this step runs, and so shares a namespace right now
   */
  private End follow(String node, PidMode mode, boolean live, SequencedSet<String> passed) {
    List<String> chain = new ArrayList<>(passed);
    return switch (mode) {
      case PidMode.Private none -> new End(Outcome.PRIVATE, chain);
      case PidMode.Host host -> new End(passed.isEmpty() ? Outcome.HOST : Outcome.INHERITED, chain);
      case PidMode.Unknown unknown -> new End(Outcome.UNREAD, chain);
      case PidMode.Joined(String target) ->
          passed.size() < LONGEST && passed.add(target)
              ? throughTarget(node, target, live, passed)
              : new End(Outcome.UNREAD, chain);
    };
  }

  private End throughTarget(String node, String target, boolean live, SequencedSet<String> passed) {
    Optional<Sighting> there =
        Optional.ofNullable(present.get(target)).filter(s -> s.node().equals(node));
    Optional<PidMode> mode =
        there
            .filter(s -> s.reading() instanceof Reading.Known)
            .map(Sighting::pidMode)
            .or(() -> remembered.of(node, target).map(ContainerFacts::pidMode));
    List<String> chain = List.copyOf(passed);
    if (there.isEmpty() && !live) {
      return new End(Outcome.CANNOT_START, chain);
    }
    if (mode.isEmpty()) {
      return new End(live ? Outcome.UNPROVEN : Outcome.UNREAD, chain);
    }
    boolean targetLive = there.map(s -> s.state().live()).orElse(true) || live;
    return follow(node, mode.get(), targetLive, passed);
  }
}
