package io.muster.findings;

import io.muster.evaluation.Evaluated;
import io.muster.evaluation.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The containers of one scan that violate the rule, by subject and by id. */
final class Violations {

  private record Place(String node, String container) {}

  private final SortedMap<Subject, List<FindingDetail>> bySubject = new TreeMap<>();
  private final Map<Place, Subject> subjects = new java.util.HashMap<>();

  private Violations() {}

  static Violations in(Evaluated scan) {
    Violations all = new Violations();
    Map<Subject, TreeMap<String, FindingDetail>> found = new TreeMap<>();
    for (Judged judged : scan.violations()) {
      Subject subject = Subject.of(judged.sighting());
      FindingDetail detail = FindingDetail.of(judged);
      found.computeIfAbsent(subject, s -> new TreeMap<>()).put(detail.container(), detail);
      all.subjects.put(new Place(subject.node(), detail.container()), subject);
    }
    found.forEach(
        (subject, details) -> all.bySubject.put(subject, new ArrayList<>(details.values())));
    return all;
  }

  /** The violating containers of each subject, by id. */
  SortedMap<Subject, List<FindingDetail>> bySubject() {
    return bySubject;
  }

  /** Under which name the container was seen in violation on that node. */
  Optional<Subject> subjectOf(String node, String container) {
    return Optional.ofNullable(subjects.get(new Place(node, container)));
  }

  boolean contains(String node, String container) {
    return subjects.containsKey(new Place(node, container));
  }
}
