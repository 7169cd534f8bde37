package io.muster.ui;

import io.muster.shared.PlainText;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes a page, with what nobody would see by its number. Only what a form sends stays as it is:
 * whoever saves a form that they did not touch changes nothing by it. Beside such a field {@code
 * ui/_field} shows what stands in it. Of what no text may have even a field has the number: it is
 * refused when it is sent, so its letters are shown to whoever has to take it out.
 */
final class VisibleHtml extends LetterWriter {

  private final FormValues values = new FormValues();
  private final VisibleReferences references;
  private final VisibleWriter shown;
  private final VisibleWriter sent;
  private boolean sending;

  VisibleHtml(Writer out) {
    super(out);
    references = new VisibleReferences(out);
    shown = new VisibleWriter(references);
    sent = new VisibleWriter(out, PlainText::unfit);
  }

  /** Writes a whole page. One in which all is seen is written as it is: most are. */
  static void write(KeptText page, Writer out) throws IOException {
    if (page.anyPlace((letter, place) -> mayBeUnseen(page, letter, place))) {
      VisibleHtml visible = new VisibleHtml(out);
      page.to(visible);
      visible.endPiece();
    } else {
      page.to(out);
    }
  }

  /** Whether a letter, or the reference that begins with it, has to be looked at. */
  private static boolean mayBeUnseen(KeptText page, char letter, int place) {
    if (letter == '&') {
      return VisibleReferences.isOne(page, place);
    }
    return (letter > '\u007e' || letter < ' ')
        && (Character.isSurrogate(letter) || PlainText.unseen(letter));
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    int written = from;
    for (int i = from; i < from + length; i++) {
      boolean next = values.read(text[i]);
      if (next != sending) {
        writer().write(text, written, i - written);
        written = i;
        endPiece();
        sending = next;
      }
    }
    writer().write(text, written, from + length - written);
  }

  private VisibleWriter writer() {
    return sending ? sent : shown;
  }

  private void endPiece() throws IOException {
    writer().endHalf();
    references.endReference();
  }

  @Override
  public void close() throws IOException {
    endPiece();
    super.close();
  }
}
