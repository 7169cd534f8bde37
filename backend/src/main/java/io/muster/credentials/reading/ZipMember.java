package io.muster.credentials.reading;

/**
 * An entry as the archive's central directory describes it; nothing of it is believed unchecked.
 *
 * @param rawName the name's bytes, as the local header must repeat them
 * @param name the name with {@code /} between its parts
 * @param flags general purpose bits
 * @param method 0 stored, 8 deflated
 * @param packed bytes in the archive
 * @param size bytes when unpacked
 * @param offset where the local header begins
 * @param mode the Unix mode, 0 if none was written
 */
record ZipMember(
    byte[] rawName,
    String name,
    int flags,
    int method,
    long crc,
    long packed,
    long size,
    long offset,
    int mode) {

  private static final int KIND_OF_FILE = 0170000;
  private static final int PLAIN = 0100000;
  private static final int FOLDER = 0040000;

  boolean encrypted() {
    return (flags & 1) != 0;
  }

  boolean folder() {
    return name.endsWith("/");
  }

  /** A link, device or pipe: anything that is neither a plain file nor a folder. */
  boolean special() {
    int kind = mode & KIND_OF_FILE;
    return kind != 0 && kind != PLAIN && kind != FOLDER;
  }

  /** Whether the name leads out of the folder in which the archive would be unpacked. */
  boolean escapes() {
    return name.startsWith("/")
        || name.matches("(?s)[A-Za-z]:.*")
        || name.chars().anyMatch(c -> c < 32)
        || java.util.List.of(name.split("/")).contains("..");
  }
}
