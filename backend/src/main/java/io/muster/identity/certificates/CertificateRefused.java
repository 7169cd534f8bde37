package io.muster.identity.certificates;

import io.muster.shared.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A certificate signs nobody in, and why. */
public final class CertificateRefused extends RuntimeException implements Problem {

  private static final long serialVersionUID = 1L;

  /** The causes, each with what is wrong and what its holder can do. */
  public enum Why {
    NONE(
        "No certificate came. Insert the card, close all windows of the browser if it asked for"
            + " none, and begin again."),
    UNREADABLE(
        "The certificate that came cannot be read. Tell those who run this portal: the proxy in"
            + " front of it may pass it on in another form."),
    UNKNOWN_AUTHORITY(
        "The certificate was issued by an authority that this portal does not trust for signing"
            + " in. Choose the one on your card that is for authentication."),
    EXPIRED("The certificate is over. Sign in with the one that replaced it."),
    NOT_YET_VALID("The certificate is not valid yet."),
    NOT_FOR_SIGN_IN(
        "The certificate is not made for signing in. Choose the one on your card that is for"
            + " authentication, not for signatures, e-mail or servers."),
    REVOKED("The certificate was revoked. Whoever issued it knows why."),
    STATUS_UNKNOWN(
        "Whether the certificate was revoked cannot be told now, so it does not sign in. Tell"
            + " those who run this portal: the revocation list of its authority is missing or out"
            + " of date, or does not answer."),
    NO_NAME(
        "The certificate does not say who you are in the way that this portal reads it. Choose the"
            + " one on your card that is for authentication."),
    SEVERAL_NAMES(
        "The certificate names more than one holder in the way that this portal reads it. Tell"
            + " those who run it.");

    private final String sentence;

    Why(String sentence) {
      this.sentence = sentence;
    }

    /** For the person whose certificate it is. */
    public String sentence() {
      return sentence;
    }
  }

  private final Why why;

  /** For the cause. */
  public CertificateRefused(Why why) {
    this(why, null);
  }

  /** For the cause, as it was noticed. */
  public CertificateRefused(Why why, @Nullable Throwable cause) {
    super(why.name(), cause);
    this.why = Objects.requireNonNull(why);
  }

  /** The cause. */
  public Why why() {
    return why;
  }

  @Override
  public Kind kind() {
    return Kind.FORBIDDEN;
  }

  @Override
  public String sentence() {
    return why.sentence();
  }
}
