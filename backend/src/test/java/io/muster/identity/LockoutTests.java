package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LockoutTests {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final Duration INSTANT = Duration.ofNanos(1000);

  @Test
  void twoNeverLock() {
    assertThat(Lockout.locks(at(0, 1), NOON.plusSeconds(2))).isFalse();
  }

  @Test
  void threeWithinTheWindowLockFromTheThirdOnForAsLong() {
    List<Instant> three = at(0, 60, 120);
    Instant end = NOON.plusSeconds(120).plus(Lockout.WINDOW);
    assertThat(Lockout.locks(three, NOON.plusSeconds(120))).isTrue();
    assertThat(Lockout.locks(three, end.minus(INSTANT))).isTrue();
    assertThat(Lockout.locks(three, end)).isFalse();
  }

  @Test
  void threeSpreadWiderDoNotLock() {
    Instant last = NOON.plus(Lockout.WINDOW);
    assertThat(Lockout.locks(List.of(NOON, NOON.plusSeconds(1), last), last)).isFalse();
    Instant nearer = last.minus(INSTANT);
    assertThat(Lockout.locks(List.of(NOON, NOON.plusSeconds(1), nearer), nearer)).isTrue();
  }

  @Test
  void anyThreeInARowCount() {
    assertThat(Lockout.locks(at(0, 800, 1000, 1100), NOON.plusSeconds(1100))).isTrue();
  }

  private static List<Instant> at(long... seconds) {
    return Arrays.stream(seconds).mapToObj(NOON::plusSeconds).collect(Collectors.toList());
  }
}
