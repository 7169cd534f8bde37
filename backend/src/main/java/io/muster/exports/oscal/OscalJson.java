package io.muster.exports.oscal;

import io.muster.exports.Plain;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes the JSON of OSCAL as it comes, keeping none of it. OSCAL has neither empty arrays nor
 * empty texts: what is empty is left out. The stream beneath stays open.
 */
final class OscalJson implements AutoCloseable {

  /** Whose the properties are that OSCAL itself does not name. */
  private static final String NAMESPACE = "urn:muster:oscal";

  /** What breaks off is not closed as if it were whole. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private final JsonGenerator out;

  OscalJson(OutputStream stream) {
    out = JSON.createGenerator(ObjectWriteContext.empty(), stream);
  }

  /** An object in an array, or the whole. */
  void object(Runnable content) {
    out.writeStartObject();
    content.run();
    out.writeEndObject();
  }

  /** An object with a name. */
  void object(String name, Runnable content) {
    out.writeName(name);
    object(content);
  }

  /** An array of objects, each written when it is its turn; nothing if there are none. */
  <T> void each(String name, Iterator<T> of, Consumer<T> content) {
    if (!of.hasNext()) {
      return;
    }
    out.writeArrayPropertyStart(name);
    while (of.hasNext()) {
      T next = of.next();
      object(() -> content.accept(next));
    }
    out.writeEndArray();
  }

  /** The same of few that are there already. */
  <T> void each(String name, Iterable<T> of, Consumer<T> content) {
    each(name, of.iterator(), content);
  }

  /** An array of one object. */
  void one(String name, Runnable content) {
    each(name, List.of(content), Runnable::run);
  }

  /** An array of one word. */
  void words(String name, String word) {
    out.writeArrayPropertyStart(name);
    out.writeString(word);
    out.writeEndArray();
  }

  /** A word of OSCAL, or an id. */
  void word(String name, Object word) {
    out.writeStringProperty(name, word.toString());
  }

  /** An instant, in UTC. */
  void at(String name, @Nullable Instant at) {
    if (at != null) {
      out.writeStringProperty(name, at.toString());
    }
  }

  /** A text of one line. */
  void line(String name, String text) {
    out.writeStringProperty(name, Markup.line(text));
  }

  /** A text of any lines. */
  void text(String name, String text) {
    out.writeStringProperty(name, Markup.paragraphs(text));
  }

  /** The id of the thing that is being written. */
  void id(UUID id) {
    word("uuid", id);
  }

  /** Its properties; those with nothing to say are left out. */
  void props(List<Prop> props) {
    each(
        "props",
        props.stream().filter(p -> !plain(p).isEmpty()).toList(),
        p -> {
          word("name", p.name());
          if (!p.official()) {
            word("ns", NAMESPACE);
          }
          word("value", plain(p));
          if (!p.group().isEmpty()) {
            word("group", p.group());
          }
        });
  }

  private static String plain(Prop prop) {
    return Plain.line(prop.value()).strip();
  }

  @Override
  public void close() {
    out.close();
  }
}
