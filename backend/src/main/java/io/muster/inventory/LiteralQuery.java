package io.muster.inventory;

import io.muster.connection.Answer;
import io.muster.connection.ListedContainer;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the STIG's own query answered, joined to the list of all containers.
 *
 * @param ids the ids it listed
 * @param gaps empty if it was read and every id is in the full list
 */
record LiteralQuery(Set<String> ids, List<Gap> gaps) {

  /**
   * Joins the answer to the list. A container that was removed between the two makes them differ
   * for a moment, so the query is sent once more before it counts as a gap.
   */
  static LiteralQuery joined(
      List<ListedContainer> list, Supplier<Answer<List<ListedContainer>>> query) {
    Set<String> listed = list.stream().map(ListedContainer::id).collect(Collectors.toSet());
    LiteralQuery first = of(query.get(), listed);
    return first.gaps.isEmpty() ? first : of(query.get(), listed);
  }

  private static LiteralQuery of(Answer<List<ListedContainer>> answer, Set<String> listed) {
    List<ListedContainer> read = answer.read().orElse(null);
    if (read == null) {
      return new LiteralQuery(
          Set.of(), List.of(new Gap(Gap.Kind.LITERAL_UNREAD, "", 0, answer.sentence())));
    }
    Set<String> ids = read.stream().map(ListedContainer::id).collect(Collectors.toSet());
    long missing = ids.stream().filter(id -> !listed.contains(id)).count();
    return new LiteralQuery(
        ids,
        missing == 0
            ? List.of()
            : List.of(
                new Gap(
                    Gap.Kind.LITERAL_NOT_IN_LIST,
                    "",
                    (int) missing,
                    missing + " ids are not in the list of all containers")));
  }
}
