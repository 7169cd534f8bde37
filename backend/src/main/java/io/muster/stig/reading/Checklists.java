package io.muster.stig.reading;

import java.util.Locale;

/** What holds for checklists of either format. */
final class Checklists {

  private Checklists() {}

  /** Refuses a checklist that says something about a system. */
  static void requireEmpty(String status, String details, String comments) {
    String word = status.strip().toLowerCase(Locale.ROOT);
    if (!(word.isEmpty() || word.equals("not_reviewed"))
        || !details.isBlank()
        || !comments.isBlank()) {
      throw StigRefused.because(
          "The checklist holds results, which are not imported. Save an empty one of the STIG.");
    }
  }
}
