package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.identity.Proof.Way;
import io.muster.shared.Forbidden;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProofTests {

  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @Test
  void aPasswordIsRecentForFiveMinutes() {
    lasts(Way.PASSWORD, Duration.ofMinutes(5));
  }

  @Test
  void aTokenIsRecentForTwelveHours() {
    lasts(Way.TOKEN, Duration.ofHours(12));
  }

  @Test
  void thePortalProvesNothing() {
    assertThat(Proof.NONE.isFresh(NOON)).isFalse();
    assertThatThrownBy(() -> Proof.NONE.requireFresh("This", NOON)).isInstanceOf(Forbidden.class);
  }

  private static void lasts(Way way, Duration time) {
    Proof proof = new Proof(way, NOON);
    assertThat(proof.isFresh(NOON)).isTrue();
    assertThat(proof.isFresh(NOON.plus(time).minusNanos(1))).isTrue();
    assertThat(proof.isFresh(NOON.plus(time))).isFalse();
    assertThatThrownBy(() -> proof.requireFresh("This", NOON.plus(time)))
        .isInstanceOf(Forbidden.class);
  }
}
