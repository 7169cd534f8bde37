package io.muster.identity.web;

import io.muster.identity.PasswordCheck;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Signs in with user name and password; every refusal reads the same. */
@Component
class PasswordSignIn implements AuthenticationProvider {

  private final PasswordCheck passwords;

  PasswordSignIn(PasswordCheck passwords) {
    this.passwords = passwords;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    return passwords
        .check(attempt.getName(), String.valueOf(attempt.getCredentials()))
        .map(who -> UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()))
        .orElseThrow(() -> new BadCredentialsException("refused"));
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
