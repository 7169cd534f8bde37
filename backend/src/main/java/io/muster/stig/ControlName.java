package io.muster.stig;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where NIST SP 800-53 asks for something, read from the list of CCIs.
 *
 * @param revision of NIST SP 800-53; the list titles the third and older ones without a number
 * @param name of the control or its enhancement, without its items
 */
record ControlName(int revision, String name) {

  private static final Pattern PLACE =
      Pattern.compile("([A-Z]{2}-[0-9]{1,2})(?:\\s*\\(([0-9]{1,2})\\))?.*");

  /** The control that a reference means; empty if it is about another document. */
  static Optional<ControlName> of(String title, String edition, String index) {
    Matcher place = PLACE.matcher(index);
    boolean control = title.matches("NIST SP 800-53(?: ?(?:Revision|Rev\\.?) ?[0-9])?");
    if (!control || !edition.matches("[0-9]") || !place.matches()) {
      return Optional.empty();
    }
    String enhancement = place.group(2);
    return Optional.of(
        new ControlName(
            Integer.parseInt(edition),
            place.group(1) + (enhancement == null ? "" : " (" + enhancement + ")")));
  }
}
