package io.muster.identity;

import io.muster.shared.Invalid;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token may be used for, within what its owner may do. */
public enum TokenScope {
  /** Read all that the owner may see. */
  READ,
  /** Start scans. */
  SCAN,
  /** Change clusters, bundles, boundaries and accounts. */
  MANAGE,
  /** Decide on exceptions. */
  DECIDE;

  /** The word by which requests name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The scopes of those words.
   *
   * @throws Invalid if one is unknown or there is none
   */
  public static Set<TokenScope> of(Collection<String> words) {
    Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
    for (String word : words) {
      scopes.add(
          Arrays.stream(values())
              .filter(s -> s.word().equals(word))
              .findFirst()
              .orElseThrow(TokenScope::unknown));
    }
    if (scopes.isEmpty()) {
      throw unknown();
    }
    return scopes;
  }

  private static Invalid unknown() {
    return new Invalid(
        "scopes",
        "Scopes are one or more of: "
            + Arrays.stream(values()).map(TokenScope::word).collect(Collectors.joining(", "))
            + ".");
  }
}
