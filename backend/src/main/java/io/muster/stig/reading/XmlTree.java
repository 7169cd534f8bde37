package io.muster.stig.reading;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an XML document that nobody vouches for. A document type is refused before anything in it
 * could count, nothing outside the document is ever fetched, and size, depth and texts have limits.
 */
final class XmlTree {

  private static final List<String> PLATFORM_LIMITS =
      List.of("jdk.xml.totalEntitySizeLimit", "jdk.xml.maxGeneralEntitySizeLimit");

  /** An element that is being read. */
  private record Begun(
      String name, Map<String, String> attributes, List<Element> children, StringBuilder text) {}

  private final Deque<Begun> open = new ArrayDeque<>();
  private int elements;

  private XmlTree() {}

  /** The root of the document. */
  static Element read(byte[] document) {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(document));
      try {
        return new XmlTree().read(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException broken) {
      int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
      throw StigRefused.because(
          "The file is no whole XML document: it cannot be read beyond line %d.",
          Math.max(1, line));
    }
  }

  private Element read(XMLStreamReader xml) throws XMLStreamException {
    Element root = null;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> begin(xml);
        case XMLStreamConstants.END_ELEMENT -> root = end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            add(xml);
        case XMLStreamConstants.DTD ->
            throw StigRefused.because(
                "The file has a document type declaration (DOCTYPE), which no STIG has and which"
                    + " can hide an attack.");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw StigRefused.because("The file uses an entity of its own, which no STIG does.");
        default -> {
          // comments and processing instructions say nothing
        }
      }
    }
    if (root == null) {
      throw StigRefused.because("The XML document is empty.");
    }
    return root;
  }

  private void begin(XMLStreamReader xml) {
    elements++;
    if (elements > Limits.ELEMENTS) {
      throw StigRefused.because("The file has more than %,d elements.", Limits.ELEMENTS);
    }
    if (open.size() >= Limits.DEPTH) {
      throw StigRefused.because("The file nests deeper than %d elements.", Limits.DEPTH);
    }
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String value = xml.getAttributeValue(i);
      checkLength(value.length(), xml.getLocalName());
      attributes.putIfAbsent(xml.getAttributeLocalName(i), value);
    }
    open.push(new Begun(xml.getLocalName(), attributes, new ArrayList<>(), new StringBuilder()));
  }

  private void add(XMLStreamReader xml) {
    Begun begun = open.peek();
    if (begun != null) {
      checkLength(begun.text().length() + xml.getTextLength(), begun.name());
      begun.text().append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }
  }

  private Element end() {
    Begun done = open.pop();
    Element element =
        new Element(done.name(), done.attributes(), done.children(), done.text().toString());
    Begun parent = open.peek();
    if (parent != null) {
      parent.children().add(element);
    }
    return element;
  }

  private static void checkLength(int length, String element) {
    if (length > Limits.TEXT) {
      throw StigRefused.because(
          "A text in “%s” is longer than %,d characters.", element, Limits.TEXT);
    }
  }

  private static XMLInputFactory factory() {
    // The platform's own, whatever else lies on the class path.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    // The platform counts &lt; and &amp; as entities too, and would refuse most STIGs. There are no
    // other entities without a document type.
    for (String limit : PLATFORM_LIMITS) {
      factory.setProperty(limit, String.valueOf(Limits.DOCUMENT));
    }
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside the document is read");
        });
    return factory;
  }
}
