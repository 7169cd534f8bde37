package io.muster.scans;

import java.util.Locale;

/**
 * Which containers of a scan are asked for.
 *
 * @param which the violations, the unread, or all
 * @param scope all, system ones, or those the STIG's own query lists
 * @param text a part of name, node, image or id; empty for any
 */
public record ContainerFilter(Which which, Among scope, String text) {

  /** Everything. */
  public static final ContainerFilter ALL = new ContainerFilter(Which.ALL, Among.FULL, "");

  /** The violations alone. */
  public static final ContainerFilter VIOLATIONS =
      new ContainerFilter(Which.VIOLATIONS, Among.FULL, "");

  /** By what the rule says of them. */
  public enum Which {
    VIOLATIONS,
    UNREAD,
    ALL
  }

  /** By the three scopes of a scan. */
  public enum Among {
    LITERAL,
    SYSTEM,
    FULL
  }

  /** The text as a pattern for {@code like}, in lower case. */
  String pattern() {
    return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
