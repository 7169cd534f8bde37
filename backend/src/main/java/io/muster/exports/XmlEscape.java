package io.muster.exports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as it stands in XML, in ASCII alone so that any encoding carries it. */
final class XmlEscape {

  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));");

  private XmlEscape() {}

  /** Escaped. */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length() + 64);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> {
                  if (c < 0x7F) {
                    out.appendCodePoint(c);
                  } else {
                    out.append("&#x").append(Integer.toHexString(c)).append(';');
                  }
                }
              }
            });
    return out.toString();
  }

  /** What an escaped text says. */
  static String undone(String escaped) {
    return REFERENCE.matcher(escaped).replaceAll(m -> Matcher.quoteReplacement(said(m)));
  }

  private static String said(java.util.regex.MatchResult reference) {
    if (reference.group(3) != null) {
      return switch (reference.group(3)) {
        case "amp" -> "&";
        case "lt" -> "<";
        case "gt" -> ">";
        case "quot" -> "\"";
        default -> "'";
      };
    }
    int code =
        reference.group(1) != null
            ? Integer.parseInt(reference.group(1))
            : Integer.parseInt(reference.group(2), 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "?";
  }
}
