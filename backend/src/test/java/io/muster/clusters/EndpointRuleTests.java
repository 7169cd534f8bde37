package io.muster.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.NeverReached;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointRuleTests {

  @ParameterizedTest
  @CsvSource({
    "https://mke.example.mil, https://mke.example.mil:443",
    "https://MKE.Example.mil:6443/, https://mke.example.mil:6443",
    "tcp://mke.example.mil:443, https://mke.example.mil:443",
    "' https://192.0.2.10:2376 ', https://192.0.2.10:2376",
    "https://127.0.0.1:2376, https://127.0.0.1:2376",
    "https://[2001:DB8::10], https://[2001:db8::10]:443",
    "https://mke, https://mke:443",
    "https://mke.example.mil.:443, https://mke.example.mil:443",
    "https://mke-1.3com.example, https://mke-1.3com.example:443",
  })
  void hostAndPortBehindTlsAreRead(String typed, String read) {
    assertThat(EndpointRule.read(typed)).hasToString(read);
  }

  @ParameterizedTest
  @CsvSource({
    "http://mke.example.mil, plain http",
    "mke.example.mil:443, must begin with",
    "unix:///var/run/docker.sock, must begin with",
    "tcp://mke.example.mil, needs a port",
    "https://mke.example.mil:0, between 1 and 65535",
    "https://mke.example.mil:65536, between 1 and 65535",
    "https://mke.example.mil/api, without path",
    "https://mke.example.mil?x=1, without path",
    "https://mke.example.mil#x, without path",
    "https://user:word@mke.example.mil, user name",
    "https://mke.example.mil@169.254.169.254, user name",
    "https://%31%36%39.254.169.254, encoded",
    "https://[fe80::1%25eth0]:443, encoded",
    "https://, without path",
    "https://-mke.example.mil, not a valid name",
    "https://mke..mil, not a valid name",
    "https://[2001:db8::g], without path",
    "https://[1:2:3], not a valid address",
    "https://metadata.google.internal, metadata",
    "https://METADATA.google.internal.:443, metadata",
  })
  void whatIsNoEndpointIsRefusedWithASentence(String typed, String sentence) {
    assertThatThrownBy(() -> EndpointRule.read(typed))
        .isInstanceOf(RefusedEndpoint.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "[fe80::1]",
        "[febf::1]",
        "[fd00:ec2::254]",
        "[fd00:0ec2:0:0:0:0:0:254]",
        "100.100.100.200",
        "[::ffff:169.254.169.254]",
        "[::ffff:a9fe:a9fe]",
        "[::169.254.169.254]",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:a9fe:a9fe::1]",
        "0.0.0.0",
        "[::]",
        "224.0.0.1",
        "255.255.255.255",
        // the same link-local address, spelled as C libraries also read it
        "2852039166",
        "0xA9FEA9FE",
        "0251.0376.0251.0376",
        "0xa9.0xfe.0xa9.0xfe",
        "169.254.43518",
        "169.16689662",
        "169.254.169.0376",
        "169.254.169.254.",
      })
  void noSpellingOfALinkLocalOrMetadataAddressIsRead(String host) {
    assertThatThrownBy(() -> EndpointRule.read("https://" + host + ":443"))
        .isInstanceOf(RefusedEndpoint.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"169.254.169.254", "fe80::1", "fd00:ec2::254", "64:ff9b::a9fe:a9fe", "::"})
  void whatANameResolvesToIsRefusedLikewise(String address) {
    assertThat(NeverReached.is(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "10.0.0.1",
        "192.168.1.1",
        "169.253.255.255",
        "169.255.0.1",
        "100.100.100.201",
        "2001:db8::1",
        "fd00:ec2::255",
        "64:ff9b::c000:20a",
      })
  void theNearestGoodAddressesAreNotRefused(String address) {
    assertThat(NeverReached.is(InetAddress.ofLiteral(address))).isFalse();
  }

  @Test
  void anEndpointReadOnceReadsTheSameAgain() {
    String once = EndpointRule.read("tcp://MKE.example.mil:443").toString();
    assertThat(EndpointRule.read(once)).hasToString(once);
  }
}
