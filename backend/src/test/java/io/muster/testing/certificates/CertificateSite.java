package io.muster.testing.certificates;

import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Purpose;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The site of all tests as far as certificates go: its authorities, their revocation lists, and the
 * portal's settings that name them. Its proxy has an address of its own on this machine, so that
 * everybody else is nobody's proxy.
 */
public final class CertificateSite
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** The address of the proxy that is named. */
  public static final String PROXY = "127.0.0.9";

  /** The header in which it passes certificates on. */
  public static final String HEADER = "X-Client-Certificate";

  /** Where browsers find the portal, as its settings say. */
  public static final String PORTAL = "https://muster.example.mil";

  /** Where they find its port for certificates. */
  public static final String PORT = "https://muster.example.mil:8443";

  public static final TestAuthority ROOT = TestAuthority.create("Site Root");
  public static final TestAuthority ISSUING = ROOT.intermediate("Site ID CA-7");

  /** What the port, and the proxy, show themselves. */
  public static final Issued SERVER = ISSUING.issueServer("127.0.0.1", "localhost");

  private static final Path FILES = files();
  private static final List<Issued> REVOKED = new ArrayList<>();

  @Override
  public void initialize(ConfigurableApplicationContext portal) {
    TestPropertyValues.of(
            "muster.web.proxies=" + PROXY,
            "muster.certificates.authorities=" + authorities(),
            "muster.certificates.crls=" + FILES.resolve("crls"),
            "muster.certificates.proxies=" + PROXY,
            "muster.certificates.header=" + HEADER,
            "muster.certificates.port=0",
            "muster.certificates.bundle=site",
            "muster.certificates.sign-in-at=" + PORT,
            "muster.certificates.return-to=" + PORTAL,
            "spring.ssl.bundle.pem.site.keystore.certificate=" + FILES.resolve("server.crt"),
            "spring.ssl.bundle.pem.site.keystore.private-key=" + FILES.resolve("server.key"))
        .applyTo(portal);
  }

  /** The file of the site's authorities. */
  public static Path authorities() {
    return FILES.resolve("authorities.pem");
  }

  /** A card of the site for a person with that number. */
  public static Issued card(String number) {
    return ISSUING.issue(subject(number), KeyKind.EC_PKCS8, Validity.current(), Purpose.CLIENT);
  }

  /** The subject of such a card. */
  public static String subject(String number) {
    return "CN=EXAMPLE.IRIS.M." + number + ",OU=USN,O=U.S. Government,C=US";
  }

  /** Revokes a card: it stands on the list from now on. */
  public static synchronized void revoke(Issued card) {
    REVOKED.add(card);
    list(ISSUING, REVOKED.toArray(Issued[]::new));
  }

  private static Path files() {
    try {
      Path files = Files.createTempDirectory("site");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(files)));
      Files.createDirectory(files.resolve("crls"));
      Files.writeString(
          files.resolve("authorities.pem"), ROOT.certificatePem() + ISSUING.certificatePem());
      Files.writeString(files.resolve("server.crt"), SERVER.certificatePem());
      Files.writeString(files.resolve("server.key"), SERVER.keyPem());
      for (TestAuthority authority : List.of(ROOT, ISSUING)) {
        Files.writeString(
            files.resolve(list(authority)), authority.revocationList(Validity.current()));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String list(TestAuthority authority) {
    return "crls/" + authority.certificate().getSerialNumber() + ".crl";
  }

  private static void list(TestAuthority authority, Issued... revoked) {
    try {
      Path next = Files.createTempFile(FILES, "next", ".crl");
      Files.writeString(next, authority.revocationList(Validity.current(), revoked));
      Files.move(
          next,
          FILES.resolve(list(authority)),
          java.nio.file.StandardCopyOption.ATOMIC_MOVE,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path files) {
    try {
      org.springframework.util.FileSystemUtils.deleteRecursively(files);
    } catch (IOException left) {
      // A temporary folder that stays is no reason to fail.
    }
  }
}
