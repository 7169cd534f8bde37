package io.muster.stig;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How severe an open rule is: the publisher's word and the category that people say. */
public enum Severity {
  HIGH("CAT I"),
  MEDIUM("CAT II"),
  LOW("CAT III");

  private final String category;

  Severity(String category) {
    this.category = category;
  }

  /** The category, such as {@code CAT II}. */
  public String category() {
    return category;
  }

  /** The word that XCCDF, CKL and CKLB have for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The severity of that word; empty if it is none of the three. */
  public static Optional<Severity> of(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equalsIgnoreCase(word.strip())).findFirst();
  }
}
