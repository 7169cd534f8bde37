package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.Hostile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LocalTargetTests {

  @ParameterizedTest
  @CsvSource({
    "/fleet?verdict=OPEN, /fleet?verdict=OPEN",
    "/clusters/1#h-watch, /clusters/1#h-watch",
    "http://portal.example.mil/fleet?a=b, /fleet?a=b",
    "https://evil.example:8443/fleet, /fleet",
    "https://evil.example, /",
    "https://user:word@evil.example/x, /x",
    "https:\\\\evil.example\\x, /x",
    "//evil.example/x, /evil.example/x",
    "http://portal//evil.example/x, /evil.example/x",
    "http://portal/\\evil.example, /evil.example",
    "https:evil.example, /evil.example",
    "javascript:alert(1), /alert(1)",
    "'/ \t/evil.example', /evil.example",
    "'http://portal/fleet?next=https://evil.example', '/fleet?next=https://evil.example'",
    "'', /"
  })
  void aTargetIsAPathOfThePortal(String asked, String led) {
    assertThat(LocalTarget.of(asked)).isEqualTo(led);
  }

  @ParameterizedTest
  @MethodSource("io.muster.testing.Hostile#targets")
  void noHostileTargetLeadsOut(String asked) {
    assertThat(Hostile.leadsOut(LocalTarget.of(asked))).isFalse();
    assertThat(Hostile.leadsOut(LocalTarget.of("http://portal" + asked))).isFalse();
  }
}
