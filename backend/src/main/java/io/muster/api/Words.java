package io.muster.api;

import io.muster.shared.Invalid;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the words by which requests name one of a few things. */
final class Words {

  private Words() {}

  /**
   * The one that is named.
   *
   * @throws Invalid on the field, naming all words, if it is none of them
   */
  static <E extends Enum<E>> E read(E[] words, String field, @Nullable String said) {
    return Arrays.stream(words)
        .filter(w -> w.name().equals(said))
        .findFirst()
        .orElseThrow(
            () ->
                new Invalid(
                    field,
                    "This is one of: "
                        + Arrays.stream(words).map(Enum::name).collect(Collectors.joining(", "))
                        + "."));
  }
}
