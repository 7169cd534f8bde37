package io.muster.connection.reading;

import io.muster.shared.CutText;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON document walked from front to back. Each method starts at a value and leaves it behind.
 * Texts are cut only where a method says so.
 */
public final class Json implements AutoCloseable {

  private static final int NESTING = 100;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(NESTING)
                  .maxStringLength(1 << 20)
                  .maxNameLength(1 << 16)
                  .build())
          .build();

  private final JsonParser parser;
  private final int limit;
  private int items;

  private Json(JsonParser parser, int limit) {
    this.parser = parser;
    this.limit = limit;
  }

  /**
   * Reads a whole document, to its end.
   *
   * @param limit how many list entries and labels it may hold
   * @throws TooMany if it holds more
   * @throws Garbled if something follows the value, or nothing is there
   * @throws tools.jackson.core.JacksonException if it is no JSON or the body broke off
   */
  public static <T> T document(InputStream body, int limit, Reading<T> reading) {
    try (Json json = new Json(FACTORY.createParser(ObjectReadContext.empty(), body), limit)) {
      if (json.parser.nextToken() == null) {
        throw new Garbled("an empty body");
      }
      T value = reading.read(json);
      if (json.parser.nextToken() != null) {
        throw new Garbled("more than one document");
      }
      return value;
    }
  }

  /** Visits the fields of an object; the visitor reads each value or skips it. Null has none. */
  public void object(Consumer<String> field) {
    if (isNull()) {
      return;
    }
    expect(JsonToken.START_OBJECT, "an object");
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      field.accept(name);
    }
  }

  /** Visits the entries of a list; null has none. */
  public void list(Runnable entry) {
    if (isNull()) {
      return;
    }
    expect(JsonToken.START_ARRAY, "a list");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      count();
      entry.run();
    }
  }

  /** A list of texts, none of them cut. A single text is a list of one. */
  public List<String> texts() {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return List.of(text());
    }
    List<String> texts = new ArrayList<>();
    list(() -> texts.add(text()));
    return List.copyOf(texts);
  }

  /** A text, whole; null is empty. */
  public String text() {
    if (isNull()) {
      return "";
    }
    expect(JsonToken.VALUE_STRING, "a text");
    return Texts.clean(parser.getString());
  }

  /** A name, kept as {@link CutText} says; null is empty. */
  public String name() {
    return CutText.of(text());
  }

  /** A container's name with its slashes, each part kept as {@link CutText} says. */
  public String path() {
    return Texts.path(text());
  }

  /** Names and values, each kept as {@link CutText} says. */
  public Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    object(
        key -> {
          count();
          labels.put(CutText.of(Texts.clean(key)), name());
        });
    return labels;
  }

  /** A whole number. */
  public int number() {
    expect(JsonToken.VALUE_NUMBER_INT, "a number");
    return parser.getIntValue();
  }

  /** A truth value; null is false. */
  public boolean truth() {
    if (isNull()) {
      return false;
    }
    if (!parser.currentToken().isBoolean()) {
      throw new Garbled("a truth value is missing");
    }
    return parser.currentToken() == JsonToken.VALUE_TRUE;
  }

  /** Passes over a value without keeping any of it. */
  public void skip() {
    parser.skipChildren();
  }

  /** Whether the value is null. */
  public boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  private void count() {
    if (++items > limit) {
      throw new TooMany(limit);
    }
  }

  private void expect(JsonToken wanted, String what) {
    if (parser.currentToken() != wanted) {
      throw new Garbled(what + " is missing");
    }
  }

  @Override
  public void close() {
    parser.close();
  }
}
