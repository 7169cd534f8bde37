package io.muster.texts;

import io.muster.shared.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/** A page as a browser reads it: the texts on it, and what on it came from a text but is none. */
final class ReadPage {

  private static final Pattern MARK = Pattern.compile("data-m\\d+m");

  /** The number of a character that a text may have. */
  private static final Pattern NUMBER = Pattern.compile("\\[U\\+(200B|00AD|FEFF)]");

  private static final Pattern SCHEME =
      Pattern.compile("^[\\s\\p{Cntrl}]*([A-Za-z][A-Za-z0-9+.-]*):.*");
  private static final List<String> SCHEMES = List.of("http", "https", "mailto");
  private static final List<String> LINKS =
      List.of("href", "src", "action", "formaction", "poster", "data", "xlink:href", "srcset");

  private final List<String> texts = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  private ReadPage() {}

  static ReadPage page(String html) {
    ReadPage read = new ReadPage();
    if (html.contains(OddText.EVALUATED)) {
      read.wrong.add("evaluated an expression");
    }
    Document page = Jsoup.parse(html);
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof Element element) {
            read.look(element);
          } else if (node instanceof TextNode text) {
            read.texts.add(text.getWholeText());
            read.isSeen(text.getWholeText(), element(text).equals("textarea"));
          }
        },
        page);
    read.texts.add(page.wholeText());
    return read;
  }

  private static String element(TextNode text) {
    return text.parent() instanceof Element parent ? parent.tagName() : "";
  }

  /** What a form sends is as it was kept; everything else can be seen. */
  private void isSeen(String text, boolean sent) {
    if (sent && NUMBER.matcher(text).find()) {
      wrong.add("has a number in a field for a character: " + text);
    } else if (!sent && !PlainText.visible(text).equals(text)) {
      wrong.add("has a character that nobody sees: " + PlainText.visible(text));
    }
  }

  private void look(Element element) {
    if (element.tagName().startsWith("mark-")) {
      wrong.add("has the element " + element.tagName());
    }
    if (element.tagName().equals("script") && !element.data().isBlank()) {
      wrong.add("has a script of its own: " + element.data());
    }
    for (Attribute attribute : element.attributes()) {
      String name = attribute.getKey().toLowerCase(Locale.ROOT);
      String value = attribute.getValue();
      texts.add(value);
      isSeen(value, name.equals("value"));
      if (MARK.matcher(name).matches() || name.startsWith("on") || name.equals("srcdoc")) {
        wrong.add("has the attribute " + name + " on " + element.tagName());
      }
      var scheme = SCHEME.matcher(value);
      if (LINKS.contains(name) && scheme.matches() && !SCHEMES.contains(scheme.group(1))) {
        wrong.add("leads to " + value);
      }
    }
  }

  /** Texts and values of attributes. */
  List<String> texts() {
    return texts;
  }

  /** What came from a text and is none; a sentence each. */
  List<String> wrong() {
    return wrong;
  }
}
