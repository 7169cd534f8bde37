package io.muster.exports;

import io.muster.shared.Invalid;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the pieces of an XML file and tells where each stands, byte for byte: parsers tell
 * that only roughly. It takes encodings in which the bytes of ASCII mean ASCII alone; whether the
 * file is well-formed, {@link XmlCheck} says.
 */
final class XmlPieces {

  /** The kinds of pieces. */
  enum Kind {
    OPENING,
    CLOSING,
    /** An element without content, {@code <a/>}. */
    EMPTY,
    TEXT,
    CDATA,
    /** A comment, a processing instruction or the declaration. */
    ASIDE
  }

  /**
   * A piece.
   *
   * @param name the element's name; empty for what has none
   * @param start its first byte
   * @param end the byte after its last
   */
  record Piece(Kind kind, String name, int start, int end) {}

  /** The bytes, each as a character. */
  private final String file;

  private int place;

  XmlPieces(byte[] file) {
    this.file = new String(file, StandardCharsets.ISO_8859_1);
    this.place = this.file.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
  }

  /**
   * The next piece, or null after the last.
   *
   * @throws Invalid if there is a document type, or something that is no XML
   */
  @Nullable Piece next() {
    if (place == file.length()) {
      return null;
    }
    if (file.charAt(place) != '<') {
      int end = file.indexOf('<', place);
      return piece(Kind.TEXT, "", end < 0 ? file.length() : end);
    }
    if (file.startsWith("<!--", place)) {
      return piece(Kind.ASIDE, "", after("-->", place + 4));
    }
    if (file.startsWith("<![CDATA[", place)) {
      return piece(Kind.CDATA, "", after("]]>", place + 9));
    }
    if (file.startsWith("<?", place)) {
      return piece(Kind.ASIDE, "", after("?>", place + 2));
    }
    if (file.startsWith("<!", place)) {
      throw new Invalid(
          "file", "The file declares a document type or entities, which a checklist never does.");
    }
    int end = tagEnd(place + 1);
    if (file.startsWith("</", place)) {
      return piece(Kind.CLOSING, name(place + 2), end);
    }
    boolean empty = file.charAt(end - 2) == '/';
    return piece(empty ? Kind.EMPTY : Kind.OPENING, name(place + 1), end);
  }

  private Piece piece(Kind kind, String name, int end) {
    Piece piece = new Piece(kind, name, place, end);
    place = end;
    return piece;
  }

  private int after(String what, int from) {
    int at = file.indexOf(what, from);
    if (at < 0) {
      throw broken();
    }
    return at + what.length();
  }

  /** A tag ends at the first {@code >} that is in no quotes. */
  private int tagEnd(int from) {
    char quote = 0;
    for (int i = from; i < file.length(); i++) {
      char c = file.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    throw broken();
  }

  private String name(int from) {
    int end = from;
    while (end < file.length() && " \t\r\n/>".indexOf(file.charAt(end)) < 0) {
      end++;
    }
    return file.substring(from, end);
  }

  static Invalid broken() {
    return new Invalid("file", "The file is no well-formed XML, so it is no CKL.");
  }
}
