package io.muster.identity;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * How passwords are hashed: Argon2id, or PBKDF2 with HMAC-SHA-256 where only methods approved by
 * FIPS 140 may be used. The name of the method is stored with each hash, so both are understood
 * whatever is set; a password is hashed anew by the method that is set when its owner signs in.
 */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

  /** Under which names hashes bear their method. */
  enum Method {
    ARGON2,
    PBKDF2;

    String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Bean
  PasswordEncoder passwordEncoder(@Value("${muster.passwords.hash:argon2}") Method method) {
    return encoder(method);
  }

  static PasswordEncoder encoder(Method method) {
    return new DelegatingPasswordEncoder(
        method.id(),
        Map.of(
            Method.ARGON2.id(), Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
            Method.PBKDF2.id(), Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
  }
}
