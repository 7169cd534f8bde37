package io.muster.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The classification marking that stands first and last on every page.
 *
 * @param text the words, as the site writes them
 * @param colour the class that gives the colour which DoD uses for that level
 */
public record Marking(String text, String colour) {

  /** The colours from the lowest level to the highest. */
  private static final List<String> LEVELS = List.of("u", "cui", "c", "s", "ts", "sci");

  /**
   * Reads a site's marking.
   *
   * @throws IllegalArgumentException if it begins with no known level: a page must not bear a wrong
   *     colour
   */
  static Marking of(String setting) {
    return read(setting)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "muster.marking begins with none of UNCLASSIFIED, CUI, CONFIDENTIAL, SECRET,"
                        + " TOP SECRET: "
                        + setting.strip()));
  }

  /** Reads a marking; nothing if it begins with no known level. */
  public static Optional<Marking> read(String said) {
    String text = said.strip();
    String upper = text.toUpperCase(Locale.ROOT);
    if (upper.startsWith("UNCLASSIFIED")) {
      return Optional.of(new Marking(text, "u"));
    }
    if (upper.startsWith("CUI") || upper.startsWith("CONTROLLED")) {
      return Optional.of(new Marking(text, "cui"));
    }
    if (upper.startsWith("CONFIDENTIAL")) {
      return Optional.of(new Marking(text, "c"));
    }
    if (upper.startsWith("SECRET")) {
      return Optional.of(new Marking(text, "s"));
    }
    if (upper.startsWith("TOP SECRET")) {
      return Optional.of(new Marking(text, upper.contains("SCI") ? "sci" : "ts"));
    }
    return Optional.empty();
  }

  /** The words as part of a file's name: what is no letter or digit is an underscore. */
  String inFileName() {
    return text.replaceAll("[^A-Za-z0-9]+", "_");
  }

  /** How high the level is; higher ones have a greater number. */
  public int level() {
    return LEVELS.indexOf(colour);
  }
}
