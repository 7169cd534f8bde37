package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTests {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "elevenchars", "iris-at-the-shipyard", "The great IRIS", "😀😀😀😀😀😀"})
  void shortOnesAndThoseWithTheUserNameAreRefused(String password) {
    assertThatThrownBy(() -> PasswordRule.check("password", "iris", password))
        .isInstanceOf(Invalid.class)
        .hasMessage(PasswordRule.SENTENCE);
  }

  @Test
  void twelveCharactersAreEnough() {
    assertThatCode(() -> PasswordRule.check("password", "iris", "twelve chars"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passwordpassword",
        "PasswordPassword",
        "p@ssw0rdp@ssw0rd",
        "qwertyuiop[]",
        "123456789012",
        "abcdefghijkl",
        "aaaaaaaaaaaa",
        "1234qwerasdf",
        "mustermuster"
      })
  void thoseThatAreTriedFirstAreRefused(String password) {
    assertThatThrownBy(() -> PasswordRule.check("password", "iris", password))
        .isInstanceOf(Invalid.class)
        .hasMessage(PasswordRule.KNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse battery staple", "Shipyard-7-lantern", "trawler and tea"})
  void severalWordsTogetherAreNone(String password) {
    assertThatCode(() -> PasswordRule.check("password", "iris", password))
        .doesNotThrowAnyException();
  }

  @Test
  void oneTooLongToHashIsRefused() {
    assertThatThrownBy(() -> PasswordRule.check("password", "iris", "x".repeat(257)))
        .isInstanceOf(Invalid.class);
  }
}
