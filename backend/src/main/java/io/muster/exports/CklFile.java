package io.muster.exports;

import io.muster.exports.XmlPieces.Piece;
import io.muster.shared.Invalid;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An uploaded CKL, looked through for what is to be replaced in it. */
final class CklFile {

  private static final String VULN = "CHECKLIST/STIGS/iSTIG/VULN";
  private static final List<String> REVIEW = List.of("STATUS", "FINDING_DETAILS", "COMMENTS");

  private final byte[] file;
  private final Charset encoding;
  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Map<String, Piece>> found = new ArrayList<>();
  private Map<String, Piece> vuln = new HashMap<>();
  private String attribute = "";
  private boolean ours;
  private String hostName = "";
  private Piece opened = new Piece(XmlPieces.Kind.ASIDE, "", 0, 0);

  private CklFile(byte[] file) {
    this.file = file;
    this.encoding = XmlCheck.encoding(file);
  }

  /**
   * The file with the meaning in the place of what it said of V-260930.
   *
   * @throws Invalid if it is no CKL, or has no V-260930, or several
   * @throws AnotherAsset if it is about another asset and nobody confirmed that
   */
  static byte[] filled(byte[] file, Checklist checklist, boolean confirmed) {
    CklFile ckl = new CklFile(file);
    ckl.read();
    XmlCheck.wellFormed(file);
    Map<String, Piece> review = FillIn.one(ckl.found);
    FillIn.sameAsset(ckl.hostName, checklist, confirmed);
    Splices splices = new Splices(file);
    Meaning meaning = checklist.meaning();
    String lineEnd = splices.lineEnd();
    put(splices, review, "STATUS", meaning.answer().ckl(), lineEnd);
    put(splices, review, "FINDING_DETAILS", meaning.details(), lineEnd);
    put(splices, review, "COMMENTS", meaning.comments(), lineEnd);
    return splices.done();
  }

  private static void put(
      Splices splices, Map<String, Piece> review, String element, String text, String lineEnd) {
    Piece place = review.get(element);
    if (place == null) {
      throw new Invalid(
          "file",
          "Its V-260930 has no %s, so it is no whole CKL: save it with STIG Viewer first."
              .formatted(element));
    }
    String escaped = XmlEscape.of(text).replace("\n", lineEnd);
    boolean empty = place.kind() == XmlPieces.Kind.EMPTY;
    splices.replace(
        place.start(),
        place.end(),
        empty ? "<%s>%s</%s>".formatted(element, escaped, element) : escaped);
  }

  private void read() {
    XmlPieces pieces = new XmlPieces(file);
    for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
      switch (piece.kind()) {
        case OPENING -> open(piece);
        case CLOSING -> close(piece);
        case EMPTY -> {
          open(piece);
          closed(new Piece(XmlPieces.Kind.EMPTY, piece.name(), piece.start(), piece.end()));
        }
        case TEXT -> text.append(XmlEscape.undone(said(piece.start(), piece.end())));
        case CDATA -> text.append(said(piece.start() + 9, piece.end() - 3));
        case ASIDE -> {}
      }
    }
  }

  private void open(Piece piece) {
    if (path.size() == XmlCheck.DEEPEST) {
      throw XmlPieces.broken();
    }
    if (path.isEmpty() && !piece.name().equals("CHECKLIST")) {
      throw new Invalid(
          "file",
          "The file is XML but no CKL: it begins with %s, not with CHECKLIST."
              .formatted(Plain.start(Plain.line(piece.name()), 60)));
    }
    path.addLast(piece.name());
    opened = piece;
    text.setLength(0);
    if (at(VULN)) {
      vuln = new HashMap<>();
      ours = false;
    }
  }

  private void close(Piece piece) {
    closed(new Piece(XmlPieces.Kind.TEXT, piece.name(), opened.end(), piece.start()));
  }

  /** Ends the innermost element; {@code content} is what stands in it, if it has no elements. */
  private void closed(Piece content) {
    if (!content.name().equals(path.peekLast())) {
      throw XmlPieces.broken();
    }
    if (at(VULN) && ours) {
      found.add(vuln);
    } else if (at(VULN + "/STIG_DATA/VULN_ATTRIBUTE")) {
      attribute = text.toString().strip();
    } else if (at(VULN + "/STIG_DATA/ATTRIBUTE_DATA")) {
      ours |= attribute.equals("Vuln_Num") && text.toString().strip().equals(KnownRule.ID);
    } else if (at(VULN + "/" + content.name()) && REVIEW.contains(content.name())) {
      vuln.put(content.name(), content);
    } else if (at("CHECKLIST/ASSET/HOST_NAME")) {
      hostName = text.toString().strip();
    }
    path.removeLast();
    text.setLength(0);
  }

  private boolean at(String where) {
    return String.join("/", path).equals(where);
  }

  private String said(int start, int end) {
    return new String(file, start, end - start, encoding);
  }
}
