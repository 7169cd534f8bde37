package io.muster.ui;

import io.muster.shared.PlainText;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * Writes on, and references by name to characters that nobody sees as {@link PlainText#notation}:
 * attributes are escaped with them, such as a soft hyphen as {@code &shy;}.
 */
final class VisibleReferences extends LetterWriter {

  /** The only characters that HTML 4 has names for and nobody sees. */
  private static final Map<String, String> UNSEEN =
      Map.of(
          "&shy;", PlainText.notation(0x00AD),
          "&zwnj;", PlainText.notation(0x200C),
          "&zwj;", PlainText.notation(0x200D),
          "&lrm;", PlainText.notation(0x200E),
          "&rlm;", PlainText.notation(0x200F));

  private static final int LONGEST = 6;

  /** The beginning of a reference that goes on with the next call; empty if none. */
  private final StringBuilder begun = new StringBuilder();

  /** Whether such a reference begins at a place of a text. */
  static boolean isOne(KeptText text, int place) {
    return UNSEEN.keySet().stream().anyMatch(reference -> begins(text, place, reference));
  }

  private static boolean begins(KeptText text, int place, String reference) {
    if (place + reference.length() > text.length()) {
      return false;
    }
    for (int i = 1; i < reference.length(); i++) {
      if (text.at(place + i) != reference.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  VisibleReferences(Writer out) {
    super(out);
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    int written = from;
    int end = from + length;
    for (int i = from; i < end; i++) {
      char c = text[i];
      if (c == '&') {
        out.write(text, written, i - written);
        endReference();
        begun.append(c);
        written = i + 1;
      } else if (!begun.isEmpty()) {
        begun.append(c);
        written = i + 1;
        if (c == ';' || begun.length() >= LONGEST) {
          endReference();
        }
      }
    }
    out.write(text, written, end - written);
  }

  /** Nothing follows that belongs to what was written. */
  void endReference() throws IOException {
    String reference = begun.toString();
    begun.setLength(0);
    out.write(UNSEEN.getOrDefault(reference, reference));
  }

  @Override
  public void close() throws IOException {
    endReference();
    super.close();
  }
}
