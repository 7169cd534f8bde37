package io.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerIdsTests {

  private static final String ID = "0123456789abcdef".repeat(4);

  @Test
  void sixtyFourHexadecimalDigitsAreOne() {
    assertThat(ContainerIds.isOne(ID)).isTrue();
    assertThat(ContainerIds.isOne(ID.substring(1))).isFalse();
    assertThat(ContainerIds.isOne(ID + "0")).isFalse();
    assertThat(ContainerIds.isOne("")).isFalse();
  }

  /** The neighbours of the digits and letters, and what a shell or a path would take amiss. */
  @ParameterizedTest
  @ValueSource(chars = {'/', ':', '`', 'g', 'A', 'F', 'G', '@', ' ', '\n', '\'', '.', '\u0661'})
  void withAnyOtherSignItIsNone(char other) {
    assertThat(ContainerIds.isOne(other + ID.substring(1))).isFalse();
    assertThat(ContainerIds.isOne(ID.substring(1) + other)).isFalse();
  }
}
