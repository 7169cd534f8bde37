package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BegunBySignInTests {

  @ParameterizedTest
  @CsvSource({
    "/fleet?verdict=OPEN, /fleet?verdict=OPEN",
    "http://portal.example.mil/fleet?a=b, /fleet?a=b",
    "https://evil.example:8443/fleet, /fleet",
    "https://evil.example, /",
    "https://user:word@evil.example/x, /x",
    "//evil.example/x, /evil.example/x",
    "http://portal//evil.example/x, /evil.example/x",
    "http://portal/\\evil.example, /evil.example",
    "https:evil.example, /evil.example",
    "javascript:alert(1), /alert(1)",
    "'/ \t/evil.example', /evil.example",
    "'http://portal/fleet?next=https://evil.example', '/fleet?next=https://evil.example'"
  })
  void signInLeadsNowhereButIntoThePortal(String asked, String led) {
    assertThat(BegunBySignIn.withinThePortal(asked)).isEqualTo(led);
  }
}
