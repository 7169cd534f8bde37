package io.muster.credentials.reading;

/**
 * Every cause for which a file is refused as a client bundle, with what is wrong and what to do.
 */
public enum Refusal {
  EMPTY("The file is empty. Choose the client bundle's zip file."),
  NOT_A_ZIP("The file is not a zip archive. Upload the client bundle as MKE made it."),
  TOO_LARGE(
      "The file is larger than 2 MiB, which no client bundle is. Upload the client bundle alone."),
  TOO_MANY_ENTRIES(
      "The archive holds more than 200 entries, which no client bundle does. Upload the client"
          + " bundle alone."),
  ENTRY_TOO_LARGE(
      "“%s” unpacks to more than 1 MiB, which no part of a client bundle does. Upload the client"
          + " bundle alone."),
  UNPACKED_TOO_LARGE(
      "The archive unpacks to more than 4 MiB, which no client bundle does. Upload the client"
          + " bundle alone."),
  RATIO_TOO_HIGH(
      "“%s” is packed more than 100 to 1, as no client bundle is. Upload the client bundle as MKE"
          + " made it."),
  DAMAGED("The archive is damaged: %s. Download the client bundle from MKE again."),
  ENCRYPTED_ARCHIVE(
      "“%s” is encrypted in the archive. Upload the client bundle without an archive password."),
  UNSUPPORTED_COMPRESSION(
      "“%s” is packed by a method other than deflate. Upload the client bundle as MKE made it."),
  PATH_ESCAPE(
      "“%s” would leave the archive's own folder. Do not use this file; download the client bundle"
          + " from MKE."),
  SYMLINK(
      "“%s” is a link or special file, not a plain one. Upload the client bundle as MKE made it."),
  CONFLICTING_ENTRIES(
      "The archive holds “%s” twice, with different content. Download the client bundle from MKE"
          + " again."),
  NESTED_TOO_DEEP(
      "The archive holds an archive that holds an archive. Unpack it once and upload what is"
          + " inside."),
  SEVERAL_BUNDLES(
      "The archive holds several archives. Upload the client bundle of this one cluster alone."),
  MISSING_FILE("The archive holds no “%s”. Upload the whole client bundle as MKE made it."),
  UNREADABLE_PEM("“%s” cannot be read as PEM. Download the client bundle from MKE again."),
  UNREADABLE_META("“meta.json” cannot be read as JSON. Download the client bundle from MKE again."),
  ENCRYPTED_KEY(
      "“key.pem” is protected by a passphrase, and the portal keeps no passphrases. Upload the key"
          + " as MKE made it, without one."),
  UNSUPPORTED_KEY(
      "“key.pem” holds a kind of key other than RSA (up to 8192 bits), EC (P-256, P-384, P-521),"
          + " Ed25519 or Ed448. Download the client bundle from MKE again."),
  KEY_MISMATCH(
      "“key.pem” does not belong to the certificate in “cert.pem”. Download the client bundle from"
          + " MKE again."),
  EXPIRED(
      "The client certificate ended at %s. Download a new client bundle from MKE and upload that."),
  NOT_YET_VALID(
      "The client certificate begins only at %s. Check the clocks, or upload the bundle after"
          + " that."),
  AUTHORITY_CERTIFICATE(
      "“cert.pem” is an authority's certificate, not a client's. Upload the client bundle as MKE"
          + " made it."),
  SERVER_CERTIFICATE(
      "“cert.pem” is a server's certificate, not a client's. Upload the client bundle of a user."),
  NOT_FOR_CLIENTS(
      "“cert.pem” may not be used as a client's certificate. Upload the client bundle of a user."),
  NO_ENDPOINT(
      "No endpoint was found in env.sh, env.cmd, env.ps1 or meta.json. Upload the whole client"
          + " bundle as MKE made it."),
  ENDPOINT_MALFORMED(
      "The endpoint in “%s” is not of the form tcp://host:port or https://host:port. Download the"
          + " client bundle from MKE again."),
  ENDPOINT_HTTP(
      "The endpoint in “%s” is plain http, over which a key must not be used. Download the client"
          + " bundle from MKE by https."),
  ENDPOINT_ADDRESS(
      "The endpoint in “%s” is a link-local, metadata, multicast or oddly written address, where no"
          + " cluster is. Download the client bundle from MKE by the cluster's own name."),
  SKIP_TLS_VERIFY(
      "“%s” asks to skip the check of the server's certificate, which the portal never does."
          + " Download the client bundle from MKE again, or remove that setting.");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  /** The sentence for a person. The detail is shortened and stripped of control characters. */
  String sentence(String detail) {
    String printable =
        detail
            .codePoints()
            .limit(80)
            .map(Refusal::printable)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return sentence.formatted(printable);
  }

  private static int printable(int c) {
    boolean shown = Character.isLetterOrDigit(c) || (c > 31 && c < 127);
    return shown ? c : '?';
  }
}
