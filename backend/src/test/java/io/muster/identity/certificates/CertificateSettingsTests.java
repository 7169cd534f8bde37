package io.muster.identity.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CertificateSettingsTests {

  private static final Map<String, String> AT_A_PORT =
      Map.of(
          "authorities", "/etc/muster/ca.pem",
          "crls", "/etc/muster/crls",
          "port", "8443",
          "sign-in-at", "https://muster.example.mil:8443/",
          "return-to", "https://muster.example.mil");

  @Test
  void withoutSettingsNobodySignsInByCertificate() {
    assertThat(bound(Map.of("header", "X-Client-Certificate")).inUse()).isFalse();
  }

  @Test
  void aPortIsEnough() {
    CertificateSettings settings = bound(AT_A_PORT);
    assertThat(settings.inUse()).isTrue();
    assertThat(settings.revocation()).isEqualTo(CertificateSettings.Revocation.CRL);
    assertThat(settings.unknownStatus()).isEqualTo(CertificateSettings.UnknownStatus.REFUSE);
    assertThat(settings.holderPattern().pattern()).isEqualTo("CN=.*\\.(\\d{10})");
    assertThat(settings.signInAt()).hasToString("https://muster.example.mil:8443");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "authorities |                                | names no file",
        "crls        |                                | names no list",
        "sign-in-at  |                                | set both with a port",
        "return-to   |                                | set both with a port",
        "port        |                                | both unset",
        "return-to   | http://muster.example.mil      | has to be of the form",
        "return-to   | https://muster.example.mil/x   | has to be of the form",
        "return-to   | https://a@muster.example.mil   | has to be of the form",
        "sign-in-at  | https://muster.example.mil/?a=b | has to be of the form",
        "pattern     | CN=.*                          | exactly one group",
        "pattern     | (CN)=(.*)                      | exactly one group",
        "pattern     | CN=(                           | no regular expression",
        "header      | Cookie                         | is no name",
        "header      | X-Forwarded-For                | is no name",
        "header      | a b                            | is no name",
        "proxies     | 10.0.0.0/8                     | is not an address"
      })
  void whatCannotBeMeantIsRefusedAtStart(String name, String value, String why) {
    Map<String, String> settings = new HashMap<>(AT_A_PORT);
    if (value == null) {
      settings.remove(name);
    } else {
      settings.put(name, value);
    }
    assertThatThrownBy(() -> bound(settings)).hasStackTraceContaining(why);
  }

  @Test
  void listsAreNotNeededWhereNoneIsLookedAt() {
    for (String where : new String[] {"ocsp", "off"}) {
      Map<String, String> settings = new HashMap<>(AT_A_PORT);
      settings.remove("crls");
      settings.put("revocation", where);
      assertThatCode(() -> bound(settings)).doesNotThrowAnyException();
    }
  }

  private static CertificateSettings bound(Map<String, String> settings) {
    Map<String, Object> all = new HashMap<>();
    settings.forEach((name, value) -> all.put("muster.certificates." + name, value));
    return new Binder(new MapConfigurationPropertySource(all))
        .bind("muster.certificates", CertificateSettings.class)
        .get();
  }
}
