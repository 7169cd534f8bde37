package io.muster.exports;

import io.muster.shared.Invalid;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fills a site's own checklist in: it comes back byte for byte as it was, but for what it says of
 * V-260930: status, finding details and comments.
 */
public final class FillIn {

  /** The most bytes of a file that is taken. */
  public static final int MOST_BYTES = 4 << 20;

  private FillIn() {}

  /**
   * The file, filled in with what the checklist says.
   *
   * @param confirmed whether a person says that the asset of the file is this cluster
   * @throws Invalid on {@code file} if it is too long, no CKL or CKLB, or without V-260930
   * @throws AnotherAsset if it names another asset and {@code confirmed} is false
   */
  public static byte[] filled(byte[] file, Checklist checklist, boolean confirmed) {
    if (file.length == 0) {
      throw new Invalid("file", "Choose a CKL or CKLB file.");
    }
    if (file.length > MOST_BYTES) {
      throw new Invalid("file", "A checklist of at most 4 MiB is taken; this is larger.");
    }
    return switch (format(file)) {
      case CKL -> CklFile.filled(file, checklist, confirmed);
      case CKLB -> CklbFile.filled(file, checklist, confirmed);
      case XCCDF -> throw new IllegalStateException("XCCDF results are not filled in");
    };
  }

  /**
   * What the file is by its first character.
   *
   * @throws Invalid if it is neither CKL nor CKLB
   */
  public static Format format(byte[] file) {
    int place = file.length >= 3 && file[0] == (byte) 0xEF ? 3 : 0;
    while (place < file.length && " \t\r\n".indexOf(file[place]) >= 0) {
      place++;
    }
    boolean wide = place + 1 < file.length && file[place + 1] == 0;
    char first = place < file.length && !wide ? (char) (file[place] & 0xFF) : 0;
    return switch (first) {
      case '<' -> Format.CKL;
      case '{' -> Format.CKLB;
      default ->
          throw new Invalid(
              "file", "The file is neither a CKL nor a CKLB in UTF-8: save it with STIG Viewer.");
    };
  }

  /** The one place of V-260930. */
  static <T> T one(List<T> found) {
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new Invalid(
        "file",
        found.isEmpty()
            ? "There is no V-260930 in this checklist: choose one of the MKE STIG."
            : "V-260930 is in this checklist %d times: save one with each STIG once."
                .formatted(found.size()));
  }

  static void sameAsset(String theirs, Checklist checklist, boolean confirmed) {
    Snapshot seen = checklist.seen();
    boolean same =
        theirs.isEmpty()
            || Stream.of(seen.hostName(), seen.line().name(), seen.asset().fqdn())
                .anyMatch(theirs::equalsIgnoreCase);
    if (!same && !confirmed) {
      throw new AnotherAsset(theirs, seen.hostName());
    }
  }
}
