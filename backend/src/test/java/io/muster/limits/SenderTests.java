package io.muster.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTests {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "203.0.113.7:50112, 203.0.113.7",
    "' 203.0.113.7', 203.0.113.7",
    "::ffff:203.0.113.7, 203.0.113.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
    "2001:DB8:1:2::1, 20010db800010002/64",
    "[2001:db8:1:2::1]:50112, 20010db800010002/64",
    "2001:db8:1:3::1, 20010db800010003/64",
    "fe80::1%eth0, fe80000000000000/64",
    "::1, 0000000000000000/64",
    "unknown, unreadable",
    "'', unreadable"
  })
  void anAddressIsOneSenderAndSoAreAllOfItsNetworkInIpv6(String address, String sender) {
    assertThat(Sender.of(address)).isEqualTo(sender);
  }

  @Test
  void portsMakeNoNewSenders() {
    assertThat(Sender.of("203.0.113.7:1")).isEqualTo(Sender.of("203.0.113.7:2"));
  }
}
