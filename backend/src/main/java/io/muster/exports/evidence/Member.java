package io.muster.exports.evidence;

/**
 * A file of a package.
 *
 * @param name its place in the package, with slashes
 * @param size in bytes
 * @param sha256 of its content, 64 hexadecimal digits
 */
record Member(String name, long size, String sha256) {

  /** Its line in {@link Names#SUMS}, as sha256sum writes and reads it. */
  String sum() {
    return sha256 + "  " + name + "\n";
  }
}
