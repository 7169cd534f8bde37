package io.muster.shared;

/**
 * How names, labels and other claims of a cluster are kept: at most 256 characters. A longer one
 * ends with an ellipsis, so that it says itself, wherever it is shown, that it was cut; no name of
 * a container or node can hold that sign. Source: Docker's pattern for names of containers, {@code
 * [a-zA-Z0-9][a-zA-Z0-9_.-]+}.
 */
public final class CutText {

  /** How many characters are kept, the ellipsis included. */
  public static final int LIMIT = 256;

  private static final String ELLIPSIS = "…";

  private CutText() {}

  /** The text, or as much of it as is kept; no pair of surrogates is torn. */
  public static String of(String text) {
    if (text.length() <= LIMIT) {
      return text;
    }
    int kept = LIMIT - ELLIPSIS.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(kept - 1)) ? kept - 1 : kept)
        + ELLIPSIS;
  }

  /** Whether a kept text was longer and was cut. */
  public static boolean is(String kept) {
    return kept.length() >= LIMIT - 1 && kept.endsWith(ELLIPSIS);
  }
}
