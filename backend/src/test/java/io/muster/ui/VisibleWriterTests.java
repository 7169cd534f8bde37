package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.shared.PlainText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class VisibleWriterTests {

  private static final String TEXT =
      "<p>\u202Ea\uD83D\uDE00\uDB40\uDC41\uD800b\uDC00\u0000\r\n\té\uD800</p>\uD800";

  @Test
  void howEverATextIsCutItReadsTheSame() throws IOException {
    for (int size = 1; size <= TEXT.length(); size++) {
      StringWriter out = new StringWriter();
      try (Writer writer = new VisibleWriter(out)) {
        for (int from = 0; from < TEXT.length(); from += size) {
          int length = Math.min(size, TEXT.length() - from);
          if (from % 2 == 0) {
            writer.write(TEXT, from, length);
          } else {
            writer.write(TEXT.toCharArray(), from, length);
          }
        }
      }
      assertThat(out.toString()).as("pieces of %d", size).isEqualTo(PlainText.visible(TEXT));
    }
  }

  @Test
  void whatIsNamedByAReferenceIsShownToo() throws IOException {
    String text = "a&shy;b&&zwnj;&amp;shy;&zwj;c&lrm;d&rlm;&eacute;&thinsp;&shy&sh";
    String shown = "a[U+00AD]b&[U+200C]&amp;shy;[U+200D]c[U+200E]d[U+200F]&eacute;&thinsp;&shy&sh";
    for (int size = 1; size <= text.length(); size++) {
      StringWriter out = new StringWriter();
      try (Writer writer = new VisibleWriter(new VisibleReferences(out))) {
        for (int from = 0; from < text.length(); from += size) {
          writer.write(text, from, Math.min(size, text.length() - from));
        }
      }
      assertThat(out.toString()).as("pieces of %d", size).isEqualTo(shown);
    }
  }

  @Test
  void characterByCharacterToo() throws IOException {
    StringWriter out = new StringWriter();
    try (Writer writer = new VisibleWriter(out)) {
      for (char c : TEXT.toCharArray()) {
        writer.write(c);
      }
    }
    assertThat(out.toString()).isEqualTo(PlainText.visible(TEXT));
  }
}
