package io.muster.about;

import java.util.Optional;

/** The bills of materials that the build puts into the jar, in CycloneDX's JSON. */
public enum PartsList {
  /** The Java parts. It is made when the portal is packed, not when it runs from the sources. */
  APPLICATION("application.cdx.json", "Java libraries"),
  /** The style sheets, scripts and fonts that pages deliver. */
  PAGES("pages.cdx.json", "Parts of the pages");

  private final String file;
  private final String title;

  PartsList(String file, String title) {
    this.file = file;
    this.title = title;
  }

  /** The file's name. */
  public String file() {
    return file;
  }

  /** What it lists, for a heading. */
  public String title() {
    return title;
  }

  /** The list of that file name. */
  static Optional<PartsList> named(String file) {
    return java.util.Arrays.stream(values()).filter(l -> l.file.equals(file)).findFirst();
  }
}
