package io.muster.credentials.reading;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Reads a client bundle from the bytes of its zip file: in every layout in which MKE, UCP and
 * people make them, with every kind of key. Nothing is run, resolved or written.
 */
public final class BundleReader {

  /** The largest file that is looked at, in bytes. */
  public static final int LARGEST_FILE = 2 << 20;

  private BundleReader() {}

  /**
   * Reads and judges a file.
   *
   * @param file the zip file
   * @param now the instant at which the client certificate must be valid
   * @throws BundleRefused with the one cause found first
   */
  public static ParsedBundle read(byte[] file, Instant now) {
    if (file.length == 0) {
      throw new BundleRefused(Refusal.EMPTY);
    }
    if (file.length > LARGEST_FILE) {
      throw tooLarge();
    }
    BundleFiles files = BundleFiles.in(file);
    try {
      return read(files, Sha256.of(file), now);
    } finally {
      files.wipe();
    }
  }

  /** What is thrown for a file over the limit, also where it was cut off before it got here. */
  public static BundleRefused tooLarge() {
    return new BundleRefused(Refusal.TOO_LARGE);
  }

  private static ParsedBundle read(BundleFiles files, String fileSha256, Instant now) {
    PemFile keyFile = new PemFile("key.pem", files.pem("key.pem"));
    try {
      List<X509Certificate> certificates = certificates(files, "cert.pem");
      List<X509Certificate> authorities = certificates(files, "ca.pem");
      PrivateKey key = keyFile.privateKey(certificates.getFirst().getPublicKey());
      List<X509Certificate> chain = ClientCertificate.leafFirst(certificates, key);
      X509Certificate leaf = chain.getFirst();
      ClientCertificate.check(leaf, now);
      MetaJson meta = files.text("meta.json").map(MetaJson::read).orElse(null);
      Hints hints = Hints.of(files, leaf);
      return new ParsedBundle(
          key,
          chain,
          authorities,
          Endpoints.docker(files, meta),
          Endpoints.kubernetes(files),
          KeyMatch.kind(leaf.getPublicKey()),
          hints.user(),
          hints.instance(),
          hints.admin(),
          fileSha256);
    } finally {
      keyFile.wipe();
    }
  }

  private static List<X509Certificate> certificates(BundleFiles files, String name) {
    return new PemFile(name, files.pem(name)).certificates();
  }
}
