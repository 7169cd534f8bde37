package io.muster.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostFormsTests {

  @ParameterizedTest
  @CsvSource({
    "02:42:ac:11:00:02",
    "02-42-AC-11-00-02",
    "0242.ac11.0002",
    "0242AC110002",
    "' 02:42:AC:11:00:02 '"
  })
  void theUsualSpellingsOfAMacAddressBecomeOne(String typed) {
    assertThat(HostForms.mac(typed)).contains("02:42:AC:11:00:02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02:42:ac:11:00",
        "02:42:ac:11:00:0g",
        "02:42-ac:11:00:02",
        "02:42:ac:11:00:02:03"
      })
  void whatIsNoMacAddressIsNone(String typed) {
    assertThat(HostForms.mac(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.10, 192.0.2.10",
    "' 0.0.0.0 ', 0.0.0.0",
    "2001:DB8::10, 2001:db8::10",
    "::ffff:192.0.2.10, ::ffff:192.0.2.10"
  })
  void addressesOfBothKindsAreRead(String typed, String read) {
    assertThat(HostForms.ip(typed)).contains(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2",
        "192.0.2.256",
        "192.0.2.010",
        "1::2::3",
        "12345::",
        "harbor",
        "fe80::1%eth0",
        ":"
      })
  void whatIsNoAddressIsNone(String typed) {
    assertThat(HostForms.ip(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"harbor.example.mil, harbor.example.mil", "Harbor.Example.MIL., harbor.example.mil"})
  void aFullDomainNameHasADot(String typed, String read) {
    assertThat(HostForms.fqdn(typed)).contains(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"harbor", "harbor.", ".mil", "harbor..mil", "har_bor.mil", "-h.mil", "h-.mil"})
  void aShortOrMalformedNameIsNone(String typed) {
    assertThat(HostForms.fqdn(typed)).isEmpty();
  }
}
