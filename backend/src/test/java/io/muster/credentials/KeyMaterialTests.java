package io.muster.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that finds nothing proves something only if it finds what is there. */
class KeyMaterialTests {

  private static final TestAuthority AUTHORITY = TestAuthority.create("planted");

  @TempDir Path folder;

  @Test
  void aPlantedKeyIsFoundInAHeapDumpInEachForm() throws Exception {
    Issued rsa = AUTHORITY.issueClient("rsa", KeyKind.RSA_PKCS1, Validity.current());
    Issued ec = AUTHORITY.issueClient("ec", KeyKind.EC_SEC1, Validity.current());
    List<Object> kept =
        List.of(
            rsa.keyPem(),
            ec.keyPem().toCharArray(),
            rsa.key().getEncoded(),
            ((RSAPrivateCrtKey) rsa.key()).getPrimeQ(),
            ((ECPrivateKey) ec.key()).getS().toByteArray());

    Path dump = folder.resolve("own.hprof");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), true);

    // Only now, else what is looked for would itself be found.
    KeyMaterial planted = new KeyMaterial().with("rsa", rsa).with("ec", ec);
    assertThat(planted.in(dump))
        .contains(
            "rsa: PEM line 3",
            "rsa: end of DER",
            "rsa: prime p",
            "rsa: prime q",
            "rsa: private exponent",
            "ec: PEM line 0",
            "ec: scalar");
    assertThat(kept).isNotEmpty();
  }

  @Test
  void eachFormIsFoundInTexts() {
    Issued ec = AUTHORITY.issueClient("ec", KeyKind.EC_SEC1, Validity.current());
    KeyMaterial material = new KeyMaterial().with("ec", ec);
    String scalar = ((ECPrivateKey) ec.key()).getS().toString(16);
    assertThat(material.in("x" + scalar + "y")).containsExactly("ec: scalar, hexadecimal");
    assertThat(material.in(ec.keyPem())).contains("ec: PEM line 0");
    assertThat(material.in(new String(ec.key().getEncoded(), StandardCharsets.ISO_8859_1)))
        .contains("ec: scalar");
    assertThat(material.in(Base64.getEncoder().encodeToString(ec.key().getEncoded())))
        .contains("ec: DER in Base64");
    assertThat(
            new KeyMaterial()
                .with("b", AUTHORITY.issueClient("b", KeyKind.EC_SEC1, Validity.current()))
                .in(ec.keyPem() + scalar))
        .isEmpty();
  }
}
