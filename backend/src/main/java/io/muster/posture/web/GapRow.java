package io.muster.posture.web;

import io.muster.inventory.Gap;
import java.util.Locale;

/**
 * Something that could not be read, in words.
 *
 * @param what which kind of gap
 */
record GapRow(String what, Gap gap) {

  static GapRow of(Gap gap) {
    String words = gap.kind().name().replace('_', ' ').toLowerCase(Locale.ROOT);
    String what = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return new GapRow(what.replace("Pid", "PID"), gap);
  }
}
