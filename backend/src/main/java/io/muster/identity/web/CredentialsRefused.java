package io.muster.identity.web;

import io.muster.shared.Problem;
import org.springframework.security.core.AuthenticationException;

/**
 * What was sent with HTTP Basic does not sign in. Whether it is the name, the password or the code
 * that is wrong or missing is nobody's business: each is told the same.
 */
final class CredentialsRefused extends AuthenticationException implements Problem {

  private static final long serialVersionUID = 1L;

  private static final String SENTENCE =
      "User name or password is wrong, or the code of the account's second factor is wrong, was"
          + " used or is missing: send it in the header "
          + CodeInHeader.NAME
          + ". After three refusals within 15 minutes a name is locked for 15 minutes.";

  CredentialsRefused() {
    super(SENTENCE);
  }

  @Override
  public Kind kind() {
    return Kind.UNAUTHENTICATED;
  }

  @Override
  public String sentence() {
    return SENTENCE;
  }
}
