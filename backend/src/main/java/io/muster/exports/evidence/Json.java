package io.muster.exports.evidence;

import java.io.OutputStream;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes facts as JSON as they come, keeping none of them; indented, since people read it too. What
 * is not known is null and never left out. The stream beneath stays open.
 */
final class Json implements AutoCloseable {

  /** What breaks off is not closed as if it were whole. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private final JsonGenerator out;

  private Json(OutputStream stream) {
    out = JSON.createGenerator(new Indented(), stream);
  }

  /** Writes one object. */
  static void write(OutputStream stream, Consumer<Json> content) {
    try (Json json = new Json(stream)) {
      json.out.writeStartObject();
      content.accept(json);
      json.out.writeEndObject();
      json.out.writeRaw('\n');
    }
  }

  /** An object with a name. */
  Json object(String name, Runnable content) {
    out.writeName(name);
    return object(content);
  }

  /** An array of objects, each written when it is its turn. */
  <T> Json each(String name, Iterator<T> of, Consumer<T> content) {
    out.writeArrayPropertyStart(name);
    while (of.hasNext()) {
      T next = of.next();
      object(() -> content.accept(next));
    }
    out.writeEndArray();
    return this;
  }

  /** The same of few that are there already. */
  <T> Json each(String name, Iterable<T> of, Consumer<T> content) {
    return each(name, of.iterator(), content);
  }

  /** A number, a truth, or the text of anything else; null if it is not known. */
  Json put(String name, @Nullable Object value) {
    out.writeName(name);
    switch (value) {
      case null -> out.writeNull();
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Boolean truth -> out.writeBoolean(truth);
      default -> out.writeString(value.toString());
    }
    return this;
  }

  /** An array of texts. */
  Json texts(String name, Iterable<?> texts) {
    out.writeArrayPropertyStart(name);
    texts.forEach(text -> out.writeString(text.toString()));
    out.writeEndArray();
    return this;
  }

  private Json object(Runnable content) {
    out.writeStartObject();
    content.run();
    out.writeEndObject();
    return this;
  }

  @Override
  public void close() {
    out.close();
  }

  /** Indents alike on every system. */
  private static final class Indented extends ObjectWriteContext.Base {

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    }
  }
}
