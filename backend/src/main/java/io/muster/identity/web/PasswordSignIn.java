package io.muster.identity.web;

import io.muster.identity.FirstStep;
import io.muster.identity.PasswordCheck;
import io.muster.identity.PasswordGiven;
import io.muster.identity.SignedIn;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Signs in with user name and password; every refusal reads the same. Where a code is wanted
 * besides nobody is signed in yet.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

  private final PasswordCheck passwords;

  PasswordSignIn(PasswordCheck passwords) {
    this.passwords = passwords;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    return switch (passwords.first(attempt.getName(), String.valueOf(attempt.getCredentials()))) {
      case FirstStep.Refused _ -> throw new BadCredentialsException("refused");
      case FirstStep.CodeWanted(PasswordGiven given) -> throw new CodeWanted(given);
      case FirstStep.Done(SignedIn who) ->
          UsernamePasswordAuthenticationToken.authenticated(who, null, List.of());
    };
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
