package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VisibleHtmlTests {

  private static final String HIDDEN = "a\u200Bb&shy;c\uDB40\uDC41";
  private static final String SHOWN = "a[U+200B]b[U+00AD]c[U+E0041]";

  @Test
  void whatAFormSendsStaysAndEverythingElseIsShown() throws IOException {
    is("<p title=\"%s\">%s</p>", SHOWN, SHOWN);
    is("<input value=\"%s\" title='%s'>%s", HIDDEN, SHOWN, SHOWN);
    is("<input title=\"%s\" VALUE = '%s' required>%s", SHOWN, HIDDEN, SHOWN);
    is("<input value=%s data-value=%s>%s", HIDDEN, SHOWN, SHOWN);
    is("<textarea rows=\"4\" title=\"%s\">%s</textarea>%s", SHOWN, HIDDEN, SHOWN);
    is("<TEXTAREA>%s</text </textarea>%s<textarea>%s</TextArea >", HIDDEN, SHOWN, HIDDEN);
    is("<input value=\"\"/>%s<option value=\"%s\">%s</option>", SHOWN, HIDDEN, SHOWN);
    is("<!-- <input value=\"%s\"> ->-->%s<br>%s", SHOWN, SHOWN, SHOWN);
    is("<!DOCTYPE html><a checked value>%s</a>< <br/>%s", SHOWN, SHOWN);
  }

  /** It was refused, or would be: whoever takes it out has to see it. */
  @Test
  void whatNoTextMayHaveIsShownInAFieldToo() throws IOException {
    assertThat(written("<input value=\"a\u202Eb\uD800\">", 3))
        .isEqualTo("<input value=\"a[U+202E]b[U+D800]\">");
    assertThat(written("<textarea>\u0007\r\n\t</textarea>", 3))
        .isEqualTo("<textarea>[U+0007]\r\n\t</textarea>");
  }

  /** Most pages are not looked at letter by letter: the longest part of one is as it was before. */
  @Test
  void aWholePageReadsAsItDoesInPieces() throws IOException {
    String plain = "<p>caf\u00e9 &amp; \u2013 \t\r\n</p>".repeat(1500);
    assertThat(whole(plain)).isEqualTo(plain);
    for (String one : new String[] {HIDDEN, "&shy;", "&rlm;", "\u200B", "\uD83D\uDE00", "\uD800"}) {
      for (int length : new int[] {0, 1, 8185, 8190, 8191, 8192, 8193, 16380, 16384, 30000}) {
        String page = plain.substring(0, length) + one + plain.substring(length) + one;
        assertThat(whole(page)).as("%s after %d", one, length).isEqualTo(written(page, 8192));
      }
    }
  }

  private static String whole(String html) throws IOException {
    KeptText kept = new KeptText();
    kept.write(html.toCharArray(), 0, html.length() / 2);
    kept.write(html.substring(html.length() / 2));
    StringWriter out = new StringWriter();
    VisibleHtml.write(kept, out);
    return out.toString();
  }

  private static void is(String page, Object... texts) throws IOException {
    Object[] said = texts.clone();
    Arrays.fill(said, HIDDEN);
    String html = page.formatted(said);
    for (int size = 1; size <= html.length(); size++) {
      assertThat(written(html, size)).as("pieces of %d", size).isEqualTo(page.formatted(texts));
    }
  }

  private static String written(String html, int size) throws IOException {
    StringWriter out = new StringWriter();
    try (Writer writer = new VisibleHtml(out)) {
      for (int from = 0; from < html.length(); from += size) {
        writer.write(html, from, Math.min(size, html.length() - from));
      }
    }
    return out.toString();
  }
}
