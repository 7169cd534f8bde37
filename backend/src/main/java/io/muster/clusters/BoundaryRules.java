package io.muster.clusters;

import io.muster.shared.Invalid;
import java.time.ZoneId;

/** What may be said about a boundary. */
final class BoundaryRules {

  private BoundaryRules() {}

  /**
   * The details without blanks around them.
   *
   * @throws Invalid with every problem found
   */
  static BoundaryDetails checked(BoundaryDetails typed) {
    Rules rules = new Rules();
    BoundaryDetails checked =
        new BoundaryDetails(
            rules.name(typed.name()),
            rules.line("systemName", typed.systemName(), 255),
            rules.line("emassId", typed.emassId(), 63),
            rules.line("acronym", typed.acronym(), 63),
            rules.line("aoName", typed.aoName(), 127),
            rules.line("issmName", typed.issmName(), 127),
            typed.authorizationEnds(),
            zone(typed.timeZone(), rules),
            rules.number("allowedAgeDays", typed.allowedAgeDays(), 1, 35, "The allowed age"),
            systemLabel(typed.systemLabel(), rules),
            rules.number(
                "reinspectionDays", typed.reinspectionDays(), 1, 35, "The re-inspection period"));
    rules.done();
    return checked;
  }

  private static String zone(String typed, Rules rules) {
    String zone = typed.isBlank() ? "UTC" : typed.strip();
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      rules.refuse("timeZone", "This is not a time zone, such as UTC or America/New_York.");
    }
    return zone;
  }

  private static String systemLabel(String typed, Rules rules) {
    String label = typed.strip();
    if (label.isEmpty() || label.length() > 255 || !label.matches("[^\\s=,\\p{Cntrl}]+")) {
      rules.refuse(
          "systemLabel", "A label's key has 1 to 255 characters, without blanks, commas or =.");
    }
    return label;
  }
}
