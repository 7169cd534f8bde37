package io.muster.identity.web;

import io.muster.identity.TokenScope;
import java.util.Arrays;
import java.util.List;

/** A scope as a form offers it. */
record ScopeChoice(String value, String label) {

  static List<ScopeChoice> all() {
    return Arrays.stream(TokenScope.values())
        .map(s -> new ScopeChoice(s.word(), label(s)))
        .toList();
  }

  private static String label(TokenScope scope) {
    return switch (scope) {
      case READ -> "Read what you may see";
      case SCAN -> "Start scans";
      case MANAGE -> "Change clusters, bundles, boundaries and accounts";
      case DECIDE -> "Decide on exceptions";
    };
  }
}
