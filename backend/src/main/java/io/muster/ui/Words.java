package io.muster.ui;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which state colour goes with a word of another module ({@code @words} in templates). */
@Component("words")
public class Words {

  /** The colour of a verdict; a missing one is Not Reviewed. */
  public String colourOf(@Nullable Object verdict) {
    return switch (String.valueOf(verdict)) {
      case "OPEN" -> "open";
      case "NOT_A_FINDING" -> "pass";
      case "NOT_APPLICABLE" -> "na";
      default -> "unread";
    };
  }
}
