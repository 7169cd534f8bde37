package io.muster.exports;

import io.muster.shared.Invalid;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** An uploaded CKLB, looked through for what is to be replaced in it. */
final class CklbFile {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).build())
          .build();

  private static final String RULE = "/stigs/[]/rules/[]";
  private static final List<String> REVIEW = List.of("status", "finding_details", "comments");

  /** The bytes of a value. */
  private record Span(int start, int end) {}

  private final List<Map<String, Span>> found = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();
  private Map<String, Span> rule = new HashMap<>();
  private boolean ours;
  private boolean stigs;
  private String hostName = "";

  private CklbFile() {}

  /**
   * The file with the meaning in the place of what it said of V-260930.
   *
   * @throws Invalid if it is no CKLB, or has no V-260930, or several
   * @throws AnotherAsset if it is about another asset and nobody confirmed that
   */
  static byte[] filled(byte[] file, Checklist checklist, boolean confirmed) {
    CklbFile cklb = new CklbFile();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), file)) {
      cklb.read(parser);
    } catch (JacksonException malformed) {
      throw new Invalid("file", "The file is no well-formed JSON, so it is no CKLB.");
    }
    if (!cklb.stigs) {
      throw new Invalid("file", "The file is JSON but no CKLB: it has no list of STIGs.");
    }
    Map<String, Span> review = FillIn.one(cklb.found);
    FillIn.sameAsset(cklb.hostName, checklist, confirmed);
    Splices splices = new Splices(file);
    Meaning meaning = checklist.meaning();
    put(splices, review, "status", meaning.answer().cklb());
    put(splices, review, "finding_details", meaning.details());
    put(splices, review, "comments", meaning.comments());
    return splices.done();
  }

  private static void put(Splices splices, Map<String, Span> review, String field, String text) {
    Span place = review.get(field);
    if (place == null) {
      throw new Invalid(
          "file",
          "Its V-260930 has no %s, so it is no whole CKLB: save it with STIG Viewer first."
              .formatted(field));
    }
    splices.replace(place.start(), place.end(), quoted(text));
  }

  private void read(JsonParser parser) {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case START_OBJECT, START_ARRAY -> {
          begin(parser, token);
        }
        case END_OBJECT, END_ARRAY -> end();
        default -> {
          if (token != JsonToken.PROPERTY_NAME) {
            value(parser, token);
          }
        }
      }
    }
  }

  private void begin(JsonParser parser, JsonToken token) {
    path.addLast(step(parser.streamReadContext().getParent()));
    String where = where();
    stigs |= where.equals("/stigs") && token == JsonToken.START_ARRAY;
    if (where.equals(RULE)) {
      rule = new HashMap<>();
      ours = false;
    }
  }

  private void end() {
    if (where().equals(RULE) && ours) {
      found.add(rule);
    }
    path.removeLast();
  }

  private void value(JsonParser parser, JsonToken token) {
    String where = where();
    String name = parser.streamReadContext().currentName();
    if (name == null) {
      return;
    }
    if (where.equals(RULE) && REVIEW.contains(name)) {
      int start = (int) parser.currentTokenLocation().getByteOffset();
      parser.getString();
      int end = (int) parser.currentLocation().getByteOffset();
      if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NULL) {
        rule.put(name, new Span(start, token == JsonToken.VALUE_NULL ? start + 4 : end));
      }
    } else if (where.equals(RULE) && name.equals("group_id")) {
      ours = KnownRule.ID.equals(parser.getString());
    } else if (where.equals("/target_data") && name.equals("host_name")) {
      hostName = token == JsonToken.VALUE_STRING ? parser.getString().strip() : "";
    }
  }

  private String where() {
    return path.size() < 2 ? "" : "/" + String.join("/", path.stream().skip(1).toList());
  }

  private static String step(tools.jackson.core.TokenStreamContext parent) {
    return parent.inObject() ? String.valueOf(parent.currentName()) : "[]";
  }

  /** A JSON string in ASCII alone. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 64).append('"');
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c < ' ' || c > '~') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
