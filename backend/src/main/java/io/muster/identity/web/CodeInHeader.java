package io.muster.identity.web;

import io.muster.identity.PasswordCheck;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Signs in with HTTP Basic and, where the account has a second factor, its code in a header. */
final class CodeInHeader implements AuthenticationProvider {

  /** The header that holds the code. */
  static final String NAME = "OTP";

  private final PasswordCheck passwords;

  CodeInHeader(PasswordCheck passwords) {
    this.passwords = passwords;
  }

  /** The code, as the details of the attempt. */
  static String of(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getHeader(NAME), "");
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    return passwords
        .check(
            attempt.getName(),
            String.valueOf(attempt.getCredentials()),
            String.valueOf(attempt.getDetails()))
        .map(who -> UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()))
        .orElseThrow(CredentialsRefused::new);
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
