package io.muster.exceptions.web;

import io.muster.exceptions.RequestText;
import io.muster.exceptions.SubjectPattern;
import io.muster.shared.ClusterId;
import io.muster.ui.Times;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A term of a request that differs from what the one it follows said: of everything but the long
 * texts, which {@link Said} compares.
 *
 * @param was what the earlier one said, in words
 * @param is what this one says, in words
 */
public record Altered(String name, String was, String is) {

  /**
   * What differs, in the order of the form.
   *
   * @param names tells a cluster's name
   */
  static List<Altered> of(
      RequestText now, RequestText earlier, Function<ClusterId, String> names, Times times) {
    Function<@Nullable LocalDate, String> day = d -> d == null ? "not said" : times.day(d);
    return Stream.of(
            new Altered("Title", earlier.title(), now.title()),
            new Altered("Patterns", words(earlier.subjects()), words(now.subjects())),
            new Altered("Clusters", clusters(earlier, names), clusters(now, names)),
            new Altered("Pinned by", earlier.pin().words(), now.pin().words()),
            new Altered("From", day.apply(earlier.from()), day.apply(now.from())),
            new Altered("Until", day.apply(earlier.until()), day.apply(now.until())),
            new Altered("Ticket", said(earlier.ticket()), said(now.ticket())))
        .filter(altered -> !altered.was.equals(altered.is))
        .toList();
  }

  private static String words(SubjectPattern pattern) {
    return Stream.of(
            word("name", pattern.name()),
            word("node", pattern.node()),
            word("image", pattern.image()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String word(String of, String pattern) {
    return pattern.isEmpty() ? "" : of + " " + pattern;
  }

  private static String clusters(RequestText text, Function<ClusterId, String> names) {
    if (!text.clusterLabel().isEmpty()) {
      return "with the label " + text.clusterLabel();
    }
    return text.clusters().isEmpty()
        ? "every one in which it catches something"
        : text.clusters().stream().map(names).sorted().collect(Collectors.joining(", "));
  }

  private static String said(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
