package io.muster.connection;

/**
 * Why no usable answer came.
 *
 * @param kind which of the known causes
 * @param sentence one sentence for a person: what is wrong and what to do; no secret
 */
public record Trouble(Kind kind, String sentence) {

  /** The causes that people can tell apart and act on. */
  public enum Kind {
    NO_BUNDLE,
    BUNDLE_EXPIRED,
    NO_KUBERNETES,
    NAME_NOT_FOUND,
    ADDRESS_REFUSED,
    CONNECTION_REFUSED,
    TIMEOUT,
    CERTIFICATE_UNTRUSTED,
    CERTIFICATE_NAME_MISMATCH,
    CERTIFICATE_EXPIRED,
    TLS_FAILED,
    UNAUTHORIZED,
    FORBIDDEN,
    UNAVAILABLE,
    REDIRECTED,
    NOT_DOCKER,
    TOO_LARGE,
    GARBLED,
    CONNECTION_LOST,
    IDENTITY_CHANGED
  }
}
