package io.muster.exports;

import io.muster.shared.Invalid;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The forms in which a checklist is written. */
public enum Format {
  CKL("ckl", "CKL (STIG Viewer 2)", "application/xml", ".ckl"),
  CKLB("cklb", "CKLB (STIG Viewer 3)", "application/json", ".cklb"),
  XCCDF("xccdf", "XCCDF 1.2 results", "application/xml", "-xccdf.xml");

  private final String word;
  private final String title;
  private final String mediaType;
  private final String ending;

  Format(String word, String title, String mediaType, String ending) {
    this.word = word;
    this.title = title;
    this.mediaType = mediaType;
    this.ending = ending;
  }

  /**
   * The format of that word; CKL for none.
   *
   * @throws Invalid on {@code format} if there is none such
   */
  public static Format read(@Nullable String said) {
    if (said == null || said.isBlank()) {
      return CKL;
    }
    return Arrays.stream(values())
        .filter(f -> f.word.equals(said))
        .findFirst()
        .orElseThrow(() -> new Invalid("format", "A format is ckl, cklb or xccdf."));
  }

  /** The word in an address. */
  public String word() {
    return word;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** The media type of a file of it. */
  public String mediaType() {
    return mediaType;
  }

  /** How the name of a file ends. */
  public String ending() {
    return ending;
  }
}
