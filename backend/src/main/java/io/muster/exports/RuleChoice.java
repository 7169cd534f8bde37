package io.muster.exports;

import io.muster.shared.Invalid;
import org.jspecify.annotations.Nullable;

/** Which rules of the STIG a checklist carries. */
public enum RuleChoice {
  /** V-260930 alone. */
  ONLY,
  /** All of the imported benchmark; those that Muster does not evaluate are Not Reviewed. */
  ALL;

  /**
   * The choice of that word; {@code only} for none.
   *
   * @throws Invalid on {@code rules} if there is none such
   */
  public static RuleChoice read(@Nullable String said) {
    if (said == null || said.isBlank() || said.equals("only")) {
      return ONLY;
    }
    if (said.equals("all")) {
      return ALL;
    }
    throw new Invalid("rules", "Rules are only or all.");
  }
}
