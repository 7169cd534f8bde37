package io.muster.exceptions;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a request that follows another reaches, beside the other: by cluster, node and name.
 *
 * @param added what it is about and the earlier one was not
 * @param left what the earlier one was about and this one is not
 */
public record Reach(List<EvidenceLine> added, List<EvidenceLine> left) {

  /** What lies between what was frozen and what is asked for now. */
  static Reach between(Evidence frozen, Evidence now) {
    return new Reach(without(now, frozen), without(frozen, now));
  }

  private static List<EvidenceLine> without(Evidence some, Evidence others) {
    Set<String> there = others.lines().stream().map(Reach::place).collect(Collectors.toSet());
    return some.lines().stream().filter(line -> !there.contains(place(line))).toList();
  }

  private static String place(EvidenceLine line) {
    return line.cluster() + " " + line.subject();
  }
}
