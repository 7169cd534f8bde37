package io.muster.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON of maps, collections, texts, numbers, booleans and null; written and read without a library.
 */
public final class Json {

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** An empty object, to be filled in the order of writing. */
  public static Fields object() {
    return new Fields();
  }

  /** The document as text. */
  public static String write(@Nullable Object document) {
    StringBuilder out = new StringBuilder(1024);
    write(document, out);
    return out.toString();
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> {
        String comma = "{";
        for (var entry : map.entrySet()) {
          out.append(comma);
          quote(String.valueOf(entry.getKey()), out);
          write(entry.getValue(), out.append(':'));
          comma = ",";
        }
        out.append(map.isEmpty() ? "{}" : "}");
      }
      case Iterable<?> list -> {
        out.append('[');
        String comma = "";
        for (Object one : list) {
          write(one, out.append(comma));
          comma = ",";
        }
        out.append(']');
      }
      case Number number -> out.append(number);
      case Boolean truth -> out.append(truth);
      case Object other -> quote(other.toString(), out);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if the text is no JSON
   */
  public static @Nullable Object read(String text) {
    Json json = new Json(text);
    try {
      Object document = json.value();
      json.skipSpace();
      if (json.at != text.length()) {
        throw new IllegalArgumentException("more than one document");
      }
      return document;
    } catch (IndexOutOfBoundsException cut) {
      throw new IllegalArgumentException("unexpected end of JSON", cut);
    }
  }

  private @Nullable Object value() {
    skipSpace();
    switch (text.charAt(at)) {
      case '{' -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (more('}', object.isEmpty())) {
          String key = string();
          expect(':');
          object.put(key, value());
        }
        return object;
      }
      case '[' -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (more(']', list.isEmpty())) {
          list.add(value());
        }
        return list;
      }
      case '"' -> {
        return string();
      }
      default -> {
        return word();
      }
    }
  }

  private boolean more(char end, boolean first) {
    at += first ? 1 : 0;
    skipSpace();
    if (text.charAt(at) == end) {
      at++;
      return false;
    }
    if (!first) {
      expect(',');
    }
    return true;
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
      out.append(c == '\\' ? escaped() : c);
    }
    return out.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text, at - 4, at, 16);
      }
      default -> c;
    };
  }

  private @Nullable Object word() {
    int start = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> Double.valueOf(word);
    };
  }

  private void expect(char wanted) {
    skipSpace();
    if (text.charAt(at++) != wanted) {
      throw new IllegalArgumentException("expected " + wanted + " at " + (at - 1));
    }
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
