package io.muster.exports.evidence;

import java.util.List;

/** The names of the files by which a package is checked. */
final class Names {

  /** What is in the package, with digests. */
  static final String MANIFEST = "manifest.json";

  /** The signature of {@link #MANIFEST}. */
  static final String MANIFEST_SIGNATURE = "manifest.json.sig";

  /** The digests as sha256sum reads them. */
  static final String SUMS = "SHA256SUMS";

  /** The signature of {@link #SUMS}. */
  static final String SUMS_SIGNATURE = "SHA256SUMS.sig";

  /** The public key by which both signatures are checked. */
  static final String KEY = "signing-key.pem";

  /** What people read first. */
  static final String README = "README.txt";

  /** Those that {@link #SUMS} cannot have, because they come after it. */
  static final List<String> UNLISTED = List.of(MANIFEST_SIGNATURE, SUMS, SUMS_SIGNATURE);

  private Names() {}
}
