package io.muster.exports;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML in UTF-8, an element a line. It does not close the stream beneath. */
final class XmlText {

  private final XMLStreamWriter out;
  private int depth;

  XmlText(OutputStream stream) throws XMLStreamException {
    out =
        XMLOutputFactory.newDefaultFactory()
            .createXMLStreamWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    out.writeStartDocument("UTF-8", "1.0");
  }

  XmlText begin(String name, String... attributes) throws XMLStreamException {
    indent();
    out.writeStartElement(name);
    attributes(attributes);
    depth++;
    return this;
  }

  XmlText namespace(String uri) throws XMLStreamException {
    out.writeDefaultNamespace(uri);
    return this;
  }

  /** Of the element begun last; after its namespace, before anything in it. */
  XmlText attribute(String name, String value) throws XMLStreamException {
    out.writeAttribute(name, value);
    return this;
  }

  XmlText end() throws XMLStreamException {
    depth--;
    indent();
    out.writeEndElement();
    return this;
  }

  /** An element with a text, written whole even if the text is empty. */
  XmlText element(String name, String text, String... attributes) throws XMLStreamException {
    indent();
    out.writeStartElement(name);
    attributes(attributes);
    if (!text.isEmpty()) {
      out.writeCharacters(text);
    }
    out.writeEndElement();
    return this;
  }

  void finish() throws XMLStreamException {
    out.writeCharacters("\n");
    out.writeEndDocument();
    out.flush();
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      out.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  private void indent() throws XMLStreamException {
    if (depth == 0) {
      out.writeCharacters("\n");
    } else {
      out.writeCharacters("\n" + "  ".repeat(depth));
    }
  }
}
