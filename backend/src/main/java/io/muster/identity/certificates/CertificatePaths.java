package io.muster.identity.certificates;

import io.muster.identity.certificates.CertificateRefused.Why;
import io.muster.identity.certificates.CertificateSettings.Revocation;
import io.muster.identity.certificates.CertificateSettings.UnknownStatus;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Certification paths (RFC 5280, 6) as the JDK's PKIX builds and validates them, from the
 * authorities and revocation lists as their files are now.
 */
final class CertificatePaths {

  /** How many authorities may stand between a certificate and its root. */
  private static final int LONGEST = 5;

  /**
   * How far the clock of a responder may be ahead of ours: what it says was revoked by then is
   * revoked. The JDK's PKIX would pass over a revocation that lies ahead of the instant it is asked
   * for. It takes answers that are up to 15 minutes off from that instant, so this must stay well
   * below.
   */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  /**
   * A path that was found.
   *
   * @param path the certificate first, without the root
   * @param root where it ends
   */
  record Found(CertPath path, TrustAnchor root) {

    /** The root's name. */
    String rootName() {
      return root.getTrustedCert().getSubjectX500Principal().getName();
    }

    /** The certificates with the root last. */
    List<X509Certificate> withRoot() {
      List<X509Certificate> all = new ArrayList<>();
      path.getCertificates().forEach(certificate -> all.add((X509Certificate) certificate));
      all.add(root.getTrustedCert());
      return all;
    }
  }

  private final Watched<Authorities> authorities;
  private final Watched<RevocationLists> lists;
  private final Revocation revocation;
  private final UnknownStatus unknownStatus;
  private final @Nullable URI responder;

  CertificatePaths(
      Watched<Authorities> authorities,
      Watched<RevocationLists> lists,
      Revocation revocation,
      UnknownStatus unknownStatus,
      @Nullable URI responder) {
    this.authorities = authorities;
    this.lists = lists;
    this.revocation = revocation;
    this.unknownStatus = unknownStatus;
    this.responder = responder;
  }

  /**
   * A path from a certificate to a root. Nobody is asked anything yet, so that only certificates
   * that an authority issued have the portal ask about them.
   *
   * @param chain the certificate, and what was sent along
   * @throws CertificateRefused if there is none
   */
  Found from(List<X509Certificate> chain, Instant now) {
    Authorities trusted = authorities.now();
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(chain.getFirst());
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted.anchors(), target);
      parameters.setRevocationEnabled(false);
      parameters.setMaxPathLength(LONGEST);
      parameters.setDate(Date.from(now));
      parameters.addCertStore(store(trusted.others()));
      parameters.addCertStore(store(chain));
      PKIXCertPathBuilderResult result =
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      Found found = new Found(result.getCertPath(), result.getTrustAnchor());
      // PKIX takes roots as given, whatever their dates.
      found.root().getTrustedCert().checkValidity(Date.from(now));
      return found;
    } catch (CertPathBuilderException | CertificateException none) {
      throw new CertificateRefused(Why.UNKNOWN_AUTHORITY, none);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Looks up whether a certificate of the path was revoked.
   *
   * @throws CertificateRefused if one was, or if that cannot be told and the settings say so
   */
  void requireNotRevoked(Found found, Instant now) {
    if (revocation == Revocation.OFF) {
      return;
    }
    requireUnnamed(found);
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(found.root()));
      parameters.setDate(revokedBy(found, now));
      parameters.addCertStore(store(lists.now().all()));
      CertPathValidator validator = CertPathValidator.getInstance("PKIX");
      PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
      checker.setOptions(options());
      checker.setOcspResponder(responder);
      parameters.addCertPathChecker(checker);
      validator.validate(found.path(), parameters);
    } catch (CertPathValidatorException refused) {
      throw new CertificateRefused(
          refused.getReason() == CertPathValidatorException.BasicReason.REVOKED
              ? Why.REVOKED
              : Why.STATUS_UNKNOWN,
          refused);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A little ahead of now, but while all certificates of the path, valid now, still are. */
  private static Date revokedBy(Found found, Instant now) {
    return found.path().getCertificates().stream()
        .map(certificate -> ((X509Certificate) certificate).getNotAfter())
        .reduce(Date.from(now.plus(CLOCKS_APART)), (one, other) -> one.before(other) ? one : other);
  }

  /** What a list ever named stays refused, also where that list is out of date. */
  private void requireUnnamed(Found found) {
    RevocationLists known = lists.now();
    List<X509Certificate> all = found.withRoot();
    for (int i = 0; i + 1 < all.size(); i++) {
      if (known.name(all.get(i), all.get(i + 1))) {
        throw new CertificateRefused(Why.REVOKED);
      }
    }
  }

  private Set<PKIXRevocationChecker.Option> options() {
    EnumSet<PKIXRevocationChecker.Option> options =
        EnumSet.noneOf(PKIXRevocationChecker.Option.class);
    if (revocation == Revocation.CRL) {
      options.add(PKIXRevocationChecker.Option.PREFER_CRLS);
    }
    if (revocation != Revocation.OCSP_THEN_CRL) {
      options.add(PKIXRevocationChecker.Option.NO_FALLBACK);
    }
    if (unknownStatus == UnknownStatus.ACCEPT) {
      options.add(PKIXRevocationChecker.Option.SOFT_FAIL);
    }
    return options;
  }

  private static CertStore store(Collection<?> content) throws GeneralSecurityException {
    return CertStore.getInstance("Collection", new CollectionCertStoreParameters(content));
  }
}
