package io.muster.identity.certificates;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose certificates sign in, as the settings say; nobody's unless they do. */
@Component
public class Certificates {

  /** All that is needed where certificates are in use. */
  private record Use(Watched<Authorities> authorities, CertificateJudge judge) {}

  private final @Nullable Use use;
  private final Clock clock;

  Certificates(CertificateSettings settings, Clock clock) {
    this.clock = clock;
    this.use = settings.inUse() ? use(settings) : null;
  }

  private static Use use(CertificateSettings settings) {
    List<Path> files = List.of(settings.authoritiesFile());
    Watched<Authorities> authorities =
        new Watched<>("muster.certificates.authorities", files, Authorities::read);
    Watched<RevocationLists> lists =
        new Watched<>("muster.certificates.crls", settings.crls(), RevocationLists::read);
    CertificatePaths paths =
        new CertificatePaths(
            authorities,
            lists,
            settings.revocation(),
            settings.unknownStatus(),
            settings.ocspResponder());
    return new Use(
        authorities, new CertificateJudge(settings.identity(), settings.holderPattern(), paths));
  }

  /** Whether certificates sign in. */
  public boolean inUse() {
    return use != null;
  }

  /**
   * Who holds a certificate.
   *
   * @throws CertificateRefused if it signs nobody in
   */
  public Holder holder(Presented presented) {
    return used().judge().holder(presented, clock.instant());
  }

  /** The authorities whose certificates browsers shall offer. */
  X509Certificate[] authorities() {
    return used().authorities().now().all();
  }

  private Use used() {
    if (use == null) {
      throw new IllegalStateException("nobody signs in by certificate");
    }
    return use;
  }
}
