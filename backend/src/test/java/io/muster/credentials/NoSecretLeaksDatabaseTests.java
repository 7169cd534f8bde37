package io.muster.credentials;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.muster.credentials.reading.BundleReader;
import io.muster.credentials.vault.Vault;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Heard;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Validity;
import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class NoSecretLeaksDatabaseTests {

  @Autowired MockMvc browser;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Vault vault;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Test
  void noPartOfAKeyIsInAnyLogPageOrText() throws Exception {
    var boundary = fleet.aBoundary();
    var harbor = fleet.harborIn(boundary);
    Person otis = cast.otisTheOperator(boundary.id());
    Issued first = Uploads.HARBOR_CA.issueClient("otis", KeyKind.EC_SEC1, Validity.current());
    Issued second = Uploads.HARBOR_CA.issueClient("otis", KeyKind.EC_PKCS8, Validity.current());
    Issued expired = Uploads.HARBOR_CA.issueClient("otis", KeyKind.EC_SEC1, Validity.expired());
    List<String> told = new ArrayList<>();

    List<String> log =
        Heard.during(
            () -> {
              told.add(upload("/clusters/" + harbor.id() + "/bundle", first, otis));
              told.add(upload("/clusters/" + harbor.id() + "/bundle", second, otis));
              told.add(upload("/clusters/" + harbor.id() + "/bundle", expired, otis));
              told.add(upload("/clusters/new", expired, otis));
              told.add(vault.open(harbor.id(), Errands.TEST).toString());
            });
    told.add(BundleReader.read(zip(first), clock.instant()).toString());
    told.add(page("/clusters/" + harbor.id() + "/bundle", otis));
    told.add(page("/api/v1/clusters/" + harbor.id() + "/bundle", otis));
    told.addAll(jdbc.sql("select row_to_json(b)::text from bundle b").query(String.class).list());
    told.addAll(jdbc.sql("select details from audit_event").query(String.class).list());
    told.addAll(log);
    told.addAll(
        jdbc.sql("select encode(sealed, 'hex') from bundle_secret").query(String.class).list());

    assertThat(log).as("log lines seen").hasSizeGreaterThan(50);
    for (Issued issued : List.of(first, second, expired)) {
      for (String secret : formsOf(issued)) {
        assertThat(told.stream().filter(text -> text.contains(secret)).findFirst()).isEmpty();
      }
    }
  }

  /** The key as PEM, as the inside of its DER in Base64 and hexadecimal, and as bare numbers. */
  private static List<String> formsOf(Issued issued) {
    BigInteger scalar = ((ECPrivateKey) issued.key()).getS();
    byte[] der = issued.key().getEncoded();
    List<String> forms = new ArrayList<>();
    issued.keyPem().lines().filter(l -> !l.startsWith("-") && l.length() > 20).forEach(forms::add);
    forms.add(Base64.getEncoder().encodeToString(der));
    forms.add(HexFormat.of().formatHex(der));
    forms.add(scalar.toString());
    forms.add(scalar.toString(16));
    forms.add(scalar.toString(16).toUpperCase(java.util.Locale.ROOT));
    forms.add(java.util.Arrays.toString(scalar.toByteArray()).replaceAll("[\\[\\]]", ""));
    forms.add("PRIVATE KEY-----");
    return forms;
  }

  private String upload(String path, Issued issued, Person who) throws Exception {
    var request = multipart(path);
    request.file(new MockMultipartFile("bundle", "b.zip", "application/zip", zip(issued)));
    request.with(csrf());
    request.with(as(who));
    request.param("name", "harbor-" + System.nanoTime());
    request.param("boundary", who.actor().grants().iterator().next().boundary().toString());
    var answer = browser.perform(request).andReturn().getResponse();
    return answer.getContentAsString();
  }

  private String page(String path, Person who) throws Exception {
    return browser
        .perform(get(path).with(path.startsWith("/api") ? cast.bearer(who) : as(who)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static byte[] zip(Issued issued) {
    return BundleZip.of(issued, "tcp://harbor.example:443", Uploads.HARBOR_CA).bytes();
  }
}
