package io.muster.identity.certificates;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attributes;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** What of a certificate names its holder. */
public enum HolderName {
  /**
   * Each part of the subject by itself, as {@code CN=EXAMPLE.IRIS.M.1234567890}: whatever another
   * part holds, it cannot pass for this one.
   */
  SUBJECT("CN=.*\\.(\\d{10})", HolderName::partsOfSubject),

  /** The e-mail addresses among the alternative names (rfc822Name), in lower case. */
  EMAIL("(.+)", certificate -> alternative(certificate, Alternative.EMAIL)),

  /**
   * The user principal names among them (otherName 1.3.6.1.4.1.311.20.2.3, as Microsoft's smart
   * card logon has it), in lower case.
   */
  UPN("(.+)", certificate -> alternative(certificate, Alternative.OTHER));

  /** Kinds of alternative names, RFC 5280, 4.2.1.6. */
  private enum Alternative {
    OTHER,
    EMAIL
  }

  private static final String UPN_OID = "1.3.6.1.4.1.311.20.2.3";

  /** Without these the parts have numbers for names and their values stay encoded. */
  private static final Map<String, String> KEYWORDS =
      Map.of("2.5.4.5", "SERIALNUMBER", "1.2.840.113549.1.9.1", "EMAILADDRESS");

  private final String usual;
  private final Function<X509Certificate, Stream<String>> reading;

  HolderName(String usual, Function<X509Certificate, Stream<String>> reading) {
    this.usual = usual;
    this.reading = reading;
  }

  /** The pattern where none is set. Of a subject it is the number that ends a CAC's common name. */
  String usual() {
    return usual;
  }

  /** All names of that kind. */
  List<String> of(X509Certificate certificate) {
    return reading.apply(certificate).toList();
  }

  private static Stream<String> partsOfSubject(X509Certificate certificate) {
    try {
      String subject =
          certificate.getSubjectX500Principal().getName(X500Principal.RFC2253, KEYWORDS);
      return new LdapName(subject)
          .getRdns().stream().map(rdn -> rdn.toAttributes()).flatMap(HolderName::parts);
    } catch (InvalidNameException unreadable) {
      throw new CertificateRefused(CertificateRefused.Why.UNREADABLE, unreadable);
    }
  }

  private static Stream<String> parts(Attributes attributes) {
    Stream.Builder<String> parts = Stream.builder();
    try {
      var all = attributes.getAll();
      while (all.hasMore()) {
        var attribute = all.next();
        var values = attribute.getAll();
        while (values.hasMore()) {
          if (values.next() instanceof String text) {
            parts.add(attribute.getID().toUpperCase(Locale.ROOT) + "=" + text);
          }
        }
      }
    } catch (NamingException unreadable) {
      throw new CertificateRefused(CertificateRefused.Why.UNREADABLE, unreadable);
    }
    return parts.build();
  }

  private static Stream<String> alternative(X509Certificate certificate, Alternative kind) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Stream.empty()
          : names.stream()
              .filter(name -> name.getFirst().equals(kind.ordinal()))
              .map(name -> text(name, kind))
              .filter(Objects::nonNull)
              .map(text -> text.toLowerCase(Locale.ROOT));
    } catch (CertificateParsingException unreadable) {
      throw new CertificateRefused(CertificateRefused.Why.UNREADABLE, unreadable);
    }
  }

  /** An otherName's value, of which the JDK decodes texts, if it is a user principal name. */
  private static @Nullable String text(List<?> name, Alternative kind) {
    return switch (kind) {
      case EMAIL -> (String) name.get(1);
      case OTHER ->
          name.size() == 4 && UPN_OID.equals(name.get(2)) && name.get(3) instanceof String upn
              ? upn
              : null;
    };
  }
}
