package io.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each known fact about MKE shows while its switch is on, and only then. */
class SimulatorFactsTests {

  @ParameterizedTest
  @EnumSource(Behaviour.class)
  void eachFactShowsWhileItsSwitchIsOn(Behaviour fact) {
    assertThat(shows(fact, true)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Behaviour.class)
  void noFactShowsWhenItsSwitchIsOff(Behaviour fact) {
    assertThat(shows(fact, false)).isFalse();
  }

  private static boolean shows(Behaviour fact, boolean on) {
    SimulatedCluster harbor = SimulatedCluster.named("harbor").managers("hb-m1");
    harbor.node("hb-w1").node("hb-w2");
    try (FactProbe probe = new FactProbe(on ? harbor : harbor.without(fact))) {
      return probe.sees(fact);
    }
  }
}
