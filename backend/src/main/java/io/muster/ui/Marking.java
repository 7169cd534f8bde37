package io.muster.ui;

import java.util.Locale;

/**
 * The classification marking that stands first and last on every page.
 *
 * @param text the words, as the site writes them
 * @param colour the class that gives the colour which DoD uses for that level
 */
public record Marking(String text, String colour) {

  /**
   * Reads a site's marking.
   *
   * @throws IllegalArgumentException if it begins with no known level: a page must not bear a wrong
   *     colour
   */
  static Marking of(String setting) {
    String text = setting.strip();
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.startsWith("UNCLASSIFIED")) {
      return new Marking(text, "u");
    }
    if (upper.startsWith("CUI") || upper.startsWith("CONTROLLED")) {
      return new Marking(text, "cui");
    }
    if (upper.startsWith("CONFIDENTIAL")) {
      return new Marking(text, "c");
    }
    if (upper.startsWith("SECRET")) {
      return new Marking(text, "s");
    }
    if (upper.startsWith("TOP SECRET")) {
      return new Marking(text, upper.contains("SCI") ? "sci" : "ts");
    }
    throw new IllegalArgumentException(
        "muster.marking begins with none of UNCLASSIFIED, CUI, CONFIDENTIAL, SECRET, TOP SECRET: "
            + text);
  }
}
