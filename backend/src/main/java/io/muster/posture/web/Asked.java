package io.muster.posture.web;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How words of an address are read: what is not one of them is the page's own choice. */
final class Asked {

  private Asked() {}

  static <E extends Enum<E>> E word(@Nullable String parameter, E otherwise) {
    return Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
        .filter(word -> inAddress(word).equals(parameter))
        .findFirst()
        .orElse(otherwise);
  }

  /** The word as it stands in an address. */
  static String inAddress(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
