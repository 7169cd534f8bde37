package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTests {

  /** Of RFC 6238, appendix B. */
  private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** Appendix B shows eight digits of the same numbers; the last six of them are ours. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082, 1",
    "1111111109, 07081804, 37037036",
    "1111111111, 14050471, 37037037",
    "1234567890, 89005924, 41152263",
    "2000000000, 69279037, 66666666",
    "20000000000, 65353130, 666666666"
  })
  void theVectorsOfRfc6238AreRight(long seconds, String digits, long step) {
    Instant at = Instant.ofEpochSecond(seconds);
    assertThat(Totp.at(KEY, at)).isEqualTo(digits.substring(2));
    assertThat(Totp.stepOf(KEY, digits.substring(2), at)).hasValue(step);
  }

  @Test
  void aCodeIsTakenFromTheStepBeforeItsOwnToTheOneAfter() {
    long step = 41152263;
    Instant begins = Instant.ofEpochSecond(step * 30);
    String code = Totp.at(KEY, begins);
    assertThat(Totp.at(KEY, begins.plusSeconds(30).minusMillis(1))).isEqualTo(code);

    assertThat(Totp.stepOf(KEY, code, begins.minusSeconds(30).minusMillis(1))).isEmpty();
    assertThat(Totp.stepOf(KEY, code, begins.minusSeconds(30))).hasValue(step);
    assertThat(Totp.stepOf(KEY, code, begins)).hasValue(step);
    assertThat(Totp.stepOf(KEY, code, begins.plusSeconds(60).minusMillis(1))).hasValue(step);
    assertThat(Totp.stepOf(KEY, code, begins.plusSeconds(60))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "28708", "2870820", "94287082", "٢٨٧٠٨٢", "-87082", "28708a"})
  void whatIsNoCodeIsNone(String typed) {
    assertThat(Totp.stepOf(KEY, typed, Instant.ofEpochSecond(59))).isEmpty();
  }

  @Test
  void anotherKeyMakesOtherCodes() {
    Instant at = Instant.ofEpochSecond(59);
    assertThat(Totp.stepOf(Totp.newKey(), Totp.at(KEY, at), at)).isEmpty();
  }

  @Test
  void keysAreLongAndNeverTheSame() {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      byte[] key = Totp.newKey();
      assertThat(key).hasSize(20);
      keys.add(HexFormat.of().formatHex(key));
    }
    assertThat(keys).hasSize(50);
  }
}
