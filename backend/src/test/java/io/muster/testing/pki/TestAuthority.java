package io.muster.testing.pki;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.OtherName;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives as long as a test. */
public final class TestAuthority {

  /**
   * Begins an alternative name that is a user principal name; one with an at sign is an address.
   */
  public static final String UPN = "upn:";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final PrivateKey key;
  private final List<X509Certificate> chain;
  private final boolean root;

  private TestAuthority(PrivateKey key, List<X509Certificate> chain, boolean root) {
    this.key = key;
    this.chain = chain;
    this.root = root;
  }

  /** A new root authority with an EC key, valid from 2020 for a century. */
  public static TestAuthority create(String name) {
    KeyPair pair = KeyKind.EC_PKCS8.generate();
    X500Principal subject = principal(name);
    X509Certificate own =
        sign(pair.getPrivate(), subject, subject, pair.getPublic(), fullLife(), Purpose.AUTHORITY);
    return new TestAuthority(pair.getPrivate(), List.of(own), true);
  }

  /** A new authority that this one vouches for. */
  public TestAuthority intermediate(String name) {
    KeyPair pair = KeyKind.EC_PKCS8.generate();
    X509Certificate own =
        sign(key, subject(), principal(name), pair.getPublic(), fullLife(), Purpose.AUTHORITY);
    return new TestAuthority(pair.getPrivate(), chained(own), false);
  }

  /** The authority that was {@link #saved}. */
  public static TestAuthority restored(byte[] saved) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(saved), Issued.STORE_PASSWORD);
      PrivateKey key = (PrivateKey) store.getKey("key", Issued.STORE_PASSWORD);
      return new TestAuthority(key, List.of((X509Certificate) store.getCertificate("key")), true);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A root authority in bytes, so that it can outlive a process: the demo's does. */
  public byte[] saved() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new Issued(key, KeyKind.EC_PKCS8, chain).keyStore().store(bytes, Issued.STORE_PASSWORD);
      return bytes.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A client's certificate, as MKE puts it into a bundle. */
  public Issued issueClient(String commonName, KeyKind kind, Validity validity) {
    return issue(commonName, kind, validity, Purpose.CLIENT);
  }

  /** A server's certificate with an EC key, valid for a year, for the names and addresses. */
  public Issued issueServer(String... sans) {
    return issueServer(Validity.current(), sans);
  }

  /** A server's certificate with an EC key for the names and addresses. */
  public Issued issueServer(Validity validity, String... sans) {
    return issue(sans[0], KeyKind.EC_PKCS8, validity, Purpose.SERVER, sans);
  }

  /** Any certificate. */
  public Issued issue(
      String commonName, KeyKind kind, Validity validity, Purpose purpose, String... sans) {
    KeyPair pair = kind.generate();
    X509Certificate leaf =
        sign(key, subject(), principal(commonName), pair.getPublic(), validity, purpose, sans);
    return new Issued(pair.getPrivate(), kind, chained(leaf));
  }

  /** A list of what this authority revoked of its own, in PEM; valid that long. */
  public String revocationList(Validity validity, Issued... revoked) {
    try {
      var list =
          new JcaX509v2CRLBuilder(
                  certificate().getSubjectX500Principal(), Date.from(validity.from()))
              .setNextUpdate(Date.from(validity.until()));
      for (Issued one : revoked) {
        list.addCRLEntry(
            one.certificate().getSerialNumber(),
            Date.from(validity.from()),
            CRLReason.keyCompromise);
      }
      var signature = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
      return Pem.block("X509 CRL", list.build(signature).getEncoded());
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The authority's own key and certificate, as those who answer for it hold them. */
  public Issued own() {
    return new Issued(key, KeyKind.EC_PKCS8, chain);
  }

  /** The authority's own certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The authority's own certificate in PEM. */
  public String certificatePem() {
    return Pem.of(List.of(certificate()));
  }

  /** A store that trusts the authorities. */
  public static KeyStore trustStore(TestAuthority... authorities) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < authorities.length; i++) {
        store.setCertificateEntry("ca" + i, authorities[i].certificate());
      }
      return store;
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<X509Certificate> chained(X509Certificate leaf) {
    List<X509Certificate> longer = new ArrayList<>(List.of(leaf));
    if (!root) {
      longer.addAll(chain);
    }
    return List.copyOf(longer);
  }

  private X500Principal subject() {
    return certificate().getSubjectX500Principal();
  }

  /** A common name, or a whole distinguished name, which has an equals sign. */
  private static X500Principal principal(String name) {
    return new X500Principal(name.contains("=") ? name : "CN=" + name);
  }

  private static Validity fullLife() {
    return Validity.around(java.time.Instant.parse("2020-01-01T00:00:00Z"), 36_500);
  }

  private static X509Certificate sign(
      PrivateKey signer,
      X500Principal issuer,
      X500Principal subject,
      PublicKey subjectKey,
      Validity validity,
      Purpose purpose,
      String... sans) {
    try {
      var certificate =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(120, RANDOM).setBit(119),
              Date.from(validity.from()),
              Date.from(validity.until()),
              subject,
              subjectKey);
      certificate.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(purpose == Purpose.AUTHORITY));
      if (!purpose.usages().isEmpty()) {
        var usages = purpose.usages().toArray(KeyPurposeId[]::new);
        certificate.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(usages));
      }
      if (purpose == Purpose.CLIENT_THAT_ENCIPHERS) {
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment));
      }
      if (sans.length > 0) {
        var names = Arrays.stream(sans).map(TestAuthority::name).toArray(GeneralName[]::new);
        certificate.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      var signature = new JcaContentSignerBuilder("SHA256withECDSA").build(signer);
      return new JcaX509CertificateConverter().getCertificate(certificate.build(signature));
    } catch (CertIOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralName name(String san) {
    if (san.startsWith(UPN)) {
      var upn = new DERUTF8String(san.substring(UPN.length()));
      return new GeneralName(
          GeneralName.otherName,
          new OtherName(new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3"), upn));
    }
    if (san.contains("@")) {
      return new GeneralName(GeneralName.rfc822Name, san);
    }
    boolean address = san.matches("[0-9.]+|.*:.*");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, san);
  }
}
