package io.muster.shared;

/**
 * What the id of a container looks like: 64 hexadecimal digits in lower case. Source: Docker Engine
 * API, {@code GET /containers/json}, field {@code Id}.
 */
public final class ContainerIds {

  private static final int LENGTH = 64;

  private ContainerIds() {}

  /** Whether the text is a container's id and nothing else. Asked for each row of long lists. */
  public static boolean isOne(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
