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
    NO_BUNDLE("No client bundle"),
    BUNDLE_EXPIRED("Client bundle expired"),
    NO_KUBERNETES("No Kubernetes API"),
    NAME_NOT_FOUND("Name not found"),
    ADDRESS_REFUSED("Address not allowed"),
    CONNECTION_REFUSED("Connection refused"),
    TIMEOUT("Timeout"),
    CERTIFICATE_UNTRUSTED("Server certificate untrusted"),
    CERTIFICATE_NAME_MISMATCH("Server certificate for other names"),
    CERTIFICATE_EXPIRED("Server certificate expired"),
    TLS_FAILED("TLS failed"),
    UNAUTHORIZED("Client bundle not accepted"),
    FORBIDDEN("Forbidden"),
    UNAVAILABLE("Server error"),
    REDIRECTED("Redirected"),
    NOT_DOCKER("Not a Docker API"),
    TOO_LARGE("Answer too large"),
    GARBLED("Answer not understood"),
    CONNECTION_LOST("Connection lost"),
    IDENTITY_CHANGED("Another cluster answers");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** The cause in a few words. */
    public String title() {
      return title;
    }
  }
}
