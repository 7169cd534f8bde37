package io.muster.connection.transport;

/** How texts from a cluster are shown in our sentences. */
public final class Shown {

  private static final int LIMIT = 256;

  private Shown() {}

  /** One line of at most 256 characters, control characters replaced. */
  public static String line(String text) {
    String start = text.length() > 2 * LIMIT ? text.substring(0, 2 * LIMIT) : text;
    String clean = start.replaceAll("[\\s\\p{Cntrl}\\p{Cf}\\u2028\\u2029\\p{Cs}]+", " ").strip();
    return clean.length() > LIMIT ? clean.substring(0, LIMIT - 1) + "…" : clean;
  }
}
