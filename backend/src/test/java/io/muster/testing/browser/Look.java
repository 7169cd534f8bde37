package io.muster.testing.browser;

/** How a visitor looks at the portal. */
public record Look(int width, boolean dark, boolean javaScript) {

  /** A desk: 1440 wide. */
  public static final Look WIDE = new Look(1440, false, true);

  /** A telephone: 390 wide. */
  public static final Look NARROW = new Look(390, false, true);

  /** The same in dark colours. */
  public Look inTheDark() {
    return new Look(width, true, javaScript);
  }

  /** The same with scripts off. */
  public Look withoutScripts() {
    return new Look(width, dark, false);
  }

  @Override
  public String toString() {
    return width + (dark ? "-dark" : "") + (javaScript ? "" : "-noscript");
  }
}
