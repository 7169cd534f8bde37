package io.muster.identity.web;

import io.muster.identity.PasswordGiven;
import org.springframework.security.core.AuthenticationException;

/** User name and password are right, and so the code of the second factor is wanted. */
final class CodeWanted extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final PasswordGiven given;

  CodeWanted(PasswordGiven given) {
    super("the code is wanted too");
    this.given = given;
  }

  PasswordGiven given() {
    return given;
  }
}
