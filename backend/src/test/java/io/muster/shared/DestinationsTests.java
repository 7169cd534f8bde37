package io.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTests {

  private static final Destinations ALL = new Destinations(List.of());
  private static final Destinations SITE =
      new Destinations(
          List.of("*.example.mil", "MKE.other.mil", "10.1.0.0/16", "192.0.2.7", "2001:db8:1::/48"));

  /** Under whatever name they were found, whatever the settings allow. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "fe80::1",
        "febf::1",
        "fd00:ec2::254",
        "fd20:ce::254",
        "100.100.100.200",
        "168.63.129.16",
        "::ffff:169.254.169.254",
        "::ffff:a9fe:a9fe",
        "::169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "0.0.0.0",
        "0.1.2.3",
        "::",
        "224.0.0.1",
        "239.255.255.250",
        "ff02::1",
        "255.255.255.255",
        "2852039166",
        "169.254.43518",
        "169.16689662"
      })
  void noSettingOpensTheAddressesOfMetadataServicesAndGroups(String address) {
    InetAddress found = InetAddress.ofLiteral(address);
    Destinations open = new Destinations(List.of("0.0.0.0/0", "::/0", "*.example.mil"));
    for (Destinations any : List.of(ALL, SITE, open)) {
      assertThat(any.refuses("mke.example.mil", found)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata.google.internal", "METADATA.google.internal.", "metadata"})
  void aMetadataServiceIsKnownByItsNamesToo(String name) {
    assertThat(ALL.refuses(name, InetAddress.ofLiteral("10.1.2.3"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "10.0.0.1",
        "169.253.255.255",
        "169.255.0.1",
        "1.0.0.0",
        "fec0::1"
      })
  void withoutAListEverythingElseIsAllowed(String address) {
    assertThat(ALL.refuses("mke", InetAddress.ofLiteral(address))).isFalse();
    assertThat(ALL.rulesOut("mke")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "mke.example.mil, 203.0.113.1, true",
    "a.b.EXAMPLE.mil., 203.0.113.1, true",
    "example.mil, 203.0.113.1, false",
    "evilexample.mil, 203.0.113.1, false",
    "mke.example.mil.evil.example, 203.0.113.1, false",
    "mke.other.mil, 203.0.113.1, true",
    "www.mke.other.mil, 203.0.113.1, false",
    "anything, 10.1.255.255, true",
    "anything, 10.2.0.0, false",
    "anything, 10.0.255.255, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.8, 192.0.2.8, false",
    "anything, 2001:db8:1:ffff::1, true",
    "anything, 2001:db8:2::1, false",
    "anything, 127.0.0.1, false"
  })
  void whereThereIsAListOnlyWhatItNamesIsAllowed(String host, String address, boolean allowed) {
    assertThat(SITE.refuses(host, InetAddress.ofLiteral(address))).isEqualTo(!allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "mke.example.mil, false",
    "192.0.2.8, true",
    "192.0.2.7, false",
    "[2001:db8:2::1], true",
    "[2001:db8:1::1], false",
    // it may lead to one of the ranges
    "anything, false"
  })
  void whoTypesItHearsAtOnceWhatTheListRulesOut(String host, boolean out) {
    assertThat(SITE.rulesOut(host)).isEqualTo(out);
    assertThat(new Destinations(List.of("*.example.mil")).rulesOut("mke.other.mil")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.",
        "a b",
        "10.1.0.0/33",
        "10.1/16",
        "2001:db8::/129",
        "https://a.mil",
        "a.mil:443",
        "10.1.0.0/x",
        "10.1.0.0/8/8",
        "1.2.3"
      })
  void whatIsNeitherNameNorRangeIsRefused(String entry) {
    assertThatThrownBy(() -> new Destinations(List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("muster.endpoints.allowed");
  }
}
