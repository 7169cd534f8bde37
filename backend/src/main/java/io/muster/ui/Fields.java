package io.muster.ui;

import io.muster.shared.PlainText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.util.DetailedError;

/** The ids that tie a field to its label, hint and error ({@code @fields} in templates). */
@Component("fields")
public class Fields {

  /** A line of the error summary: the field it leads to, and what is wrong. */
  public record Line(String id, String message) {}

  /** The id of the control. */
  public String id(String field) {
    return field.replaceAll("[^A-Za-z0-9_-]", "");
  }

  /** The id of its hint. */
  public String hintId(String field) {
    return id(field) + "-hint";
  }

  /** The id of its error message. */
  public String errorId(String field) {
    return id(field) + "-error";
  }

  /** The id of what shows the characters in it that nobody sees. */
  public String unseenId(String field) {
    return id(field) + "-unseen";
  }

  /**
   * What stands in a field with the characters that nobody sees by their numbers, to be shown
   * beside it; null if all can be seen.
   */
  public @Nullable String unseen(@Nullable Object value) {
    return value instanceof String text && text.codePoints().anyMatch(PlainText::unseen)
        ? PlainText.visible(text)
        : null;
  }

  /** What describes the control: hint and error as far as they are there, or null. */
  public @Nullable String describedBy(String field, @Nullable Object hint, boolean wrong) {
    return describedBy(field, hint, wrong, null);
  }

  /** The same, and what stands in it if not all of that can be seen. */
  public @Nullable String describedBy(
      String field, @Nullable Object hint, boolean wrong, @Nullable Object unseen) {
    String ids =
        Stream.of(
                hint == null ? "" : hintId(field),
                wrong ? errorId(field) : "",
                unseen == null ? "" : unseenId(field))
            .filter(id -> !id.isEmpty())
            .collect(Collectors.joining(" "));
    return ids.isEmpty() ? null : ids;
  }

  /** The errors that belong to a field, for the summary. */
  public List<Line> linked(List<DetailedError> errors) {
    return errors.stream()
        .filter(e -> !e.isGlobal())
        .map(e -> new Line(id(e.getFieldName()), e.getMessage()))
        .toList();
  }
}
