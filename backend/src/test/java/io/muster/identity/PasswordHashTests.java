package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.identity.PasswordConfiguration.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordHashTests {

  private static final String PASSWORD = "several words together";

  @ParameterizedTest
  @EnumSource
  void whatEitherMethodHashedIsUnderstoodByBoth(Method method) {
    String hash = PasswordConfiguration.encoder(method).encode(PASSWORD);
    assertThat(hash).startsWith("{" + method.id() + "}");
    for (Method any : Method.values()) {
      assertThat(PasswordConfiguration.encoder(any).matches(PASSWORD, hash)).isTrue();
      assertThat(PasswordConfiguration.encoder(any).matches(PASSWORD + "x", hash)).isFalse();
    }
  }

  @Test
  void argon2CostsAnAttacker16MebibytesAndTwoPassesAGuess() {
    assertThat(PasswordConfiguration.encoder(Method.ARGON2).encode(PASSWORD))
        .startsWith("{argon2}$argon2id$v=19$m=16384,t=2,p=1$");
  }

  @Test
  void aHashOfTheOtherMethodIsToBeMadeAnew() {
    PasswordEncoder pbkdf2 = PasswordConfiguration.encoder(Method.PBKDF2);
    String old = PasswordConfiguration.encoder(Method.ARGON2).encode(PASSWORD);
    assertThat(pbkdf2.upgradeEncoding(old)).isTrue();
    assertThat(pbkdf2.upgradeEncoding(pbkdf2.encode(PASSWORD))).isFalse();
  }
}
