package io.muster.trail;

import io.muster.shared.Invalid;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A note of a line of the audit log, by which one sees later whether the log up to it is still the
 * same. Kept by the portal, and outside of it by those who would not take the portal's word.
 *
 * @param seq the number of the line
 * @param hash its hash, in hexadecimal
 * @param at when it was noted
 */
public record Seal(long seq, String hash, Instant at) {

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,17})[: ]+([0-9a-fA-F]{64})");

  /**
   * Reads a seal from outside as people keep it: number and hash with a colon or a space between.
   *
   * @param at the present instant
   * @throws Invalid if it is anything else
   */
  public static Seal of(String text, Instant at) {
    Matcher read = TEXT.matcher(text.strip());
    if (!read.matches()) {
      throw new Invalid(
          "head",
          "A seal is the number of a line and its hash of 64 hexadecimal digits, with a colon"
              + " between them.");
    }
    return new Seal(Long.parseLong(read.group(1)), read.group(2).toLowerCase(Locale.ROOT), at);
  }
}
