package io.muster.exports;

import io.muster.shared.Invalid;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Whether an uploaded file is XML that may be looked into, and in which encoding. */
final class XmlCheck {

  /** How deep elements may be nested. A CKL has six levels. */
  static final int DEEPEST = 50;

  private static final Pattern ENCODING =
      Pattern.compile("^(?:\u00EF\u00BB\u00BF)?<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']");

  /** Encodings in which the bytes of ASCII mean ASCII alone. */
  private static final Pattern PLAIN =
      Pattern.compile("(?i)utf-?8|us-ascii|iso-8859-[0-9]{1,2}|windows-125[0-8]");

  private XmlCheck() {}

  /**
   * The encoding that the file declares; UTF-8 if none.
   *
   * @throws Invalid if it is one that the file cannot be mended in
   */
  static Charset encoding(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, 200), StandardCharsets.ISO_8859_1);
    Matcher said = ENCODING.matcher(head);
    if (!said.find()) {
      return StandardCharsets.UTF_8;
    }
    if (!PLAIN.matcher(said.group(1)).matches() || !Charset.isSupported(said.group(1))) {
      throw new Invalid(
          "file",
          "The file is encoded as %s: save it as UTF-8."
              .formatted(Plain.start(Plain.line(said.group(1)), 40)));
    }
    return Charset.forName(said.group(1));
  }

  /**
   * Reads the whole file with a parser that follows nothing outside of it.
   *
   * @throws Invalid if it is not well-formed, declares a document type, or is nested too deep
   */
  static void wellFormed(byte[] file) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    int depth = 0;
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamReader.START_ELEMENT && ++depth > DEEPEST
            || event == XMLStreamReader.DTD
            || event == XMLStreamReader.ENTITY_REFERENCE) {
          throw XmlPieces.broken();
        }
        if (event == XMLStreamReader.END_ELEMENT) {
          depth--;
        }
      }
    } catch (XMLStreamException malformed) {
      throw XmlPieces.broken();
    }
  }
}
