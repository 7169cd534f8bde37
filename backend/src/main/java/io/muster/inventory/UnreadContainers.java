package io.muster.inventory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gaps that single containers leave on nodes that answer. */
final class UnreadContainers {

  private UnreadContainers() {}

  static List<Gap> gaps(List<Sighting> sightings, Nodes nodes) {
    return Stream.concat(
            byNode(
                sightings,
                s -> s.reading() instanceof Reading.Unread,
                Gap.Kind.CONTAINER_UNREAD,
                nodes),
            byNode(
                sightings,
                s -> s.reading() instanceof Reading.Known && s.pidMode() instanceof PidMode.Unknown,
                Gap.Kind.PID_MODE_UNKNOWN,
                nodes))
        .toList();
  }

  private static Stream<Gap> byNode(
      List<Sighting> sightings, Predicate<Sighting> which, Gap.Kind kind, Nodes nodes) {
    Map<String, List<Sighting>> grouped =
        sightings.stream()
            .filter(which)
            .filter(s -> !nodes.down(s.node()))
            .collect(Collectors.groupingBy(Sighting::node, TreeMap::new, Collectors.toList()));
    return grouped.entrySet().stream()
        .map(
            e ->
                new Gap(
                    kind,
                    e.getKey(),
                    e.getValue().size(),
                    e.getValue().getFirst().pidMode().text()));
  }
}
