package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameBrowserTests extends BrowserTest {

  static Stream<Look> looks() {
    return Stream.of(Look.WIDE, Look.WIDE.inTheDark(), Look.NARROW, Look.NARROW.inTheDark());
  }

  @ParameterizedTest
  @MethodSource("looks")
  void theSignInPageIsWhole(Look look) {
    try (var somebody = visitor(look)) {
      assertThat(somebody.open("/sign-in")).isEqualTo(200);
      somebody.judges("sign-in");
    }
  }
}
