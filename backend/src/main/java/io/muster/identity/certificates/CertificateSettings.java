package io.muster.identity.certificates;

import io.muster.ui.NamedProxies;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sign-in by client certificate, such as that of a CAC: whose certificates, what is read of them,
 * and by which way they come.
 *
 * @param authorities PEM file of the authorities whose certificates sign in: at least one root, and
 *     those between; nobody signs in by certificate without it
 * @param revocation where it is looked up whether a certificate was revoked
 * @param unknownStatus what is done when that cannot be told
 * @param crls revocation lists, PEM or DER, or folders of them
 * @param ocspResponder whom to ask in place of the responder that a certificate names
 * @param identity what of a certificate names its holder
 * @param pattern what has to match it as a whole, with one group: what the holder is known by
 * @param port the port of its own at which certificates are shown, 0 for any free one; null for
 *     none
 * @param bundle the SSL bundle with the certificate that this port shows itself
 * @param signInAt where browsers find that port, as {@code https://host:port}; null if they show
 *     the certificate to a proxy at the portal's own address
 * @param returnTo where they find the portal, in the same notation
 * @param proxies addresses of proxies that pass on the certificate they were shown
 * @param header the header in which they do
 */
@ConfigurationProperties("muster.certificates")
public record CertificateSettings(
    @Nullable Path authorities,
    @DefaultValue("crl") Revocation revocation,
    @DefaultValue("refuse") UnknownStatus unknownStatus,
    @DefaultValue List<Path> crls,
    @Nullable URI ocspResponder,
    @DefaultValue("subject") HolderName identity,
    @Nullable String pattern,
    @Nullable Integer port,
    @DefaultValue("portal") String bundle,
    @Nullable URI signInAt,
    @Nullable URI returnTo,
    @DefaultValue List<String> proxies,
    @DefaultValue("X-Client-Certificate") String header) {

  /** Where revocation is looked up. */
  public enum Revocation {
    /** In the lists that the settings name. */
    CRL,
    /** By asking a responder. */
    OCSP,
    /** By asking a responder, and in the lists where none answers. */
    OCSP_THEN_CRL,
    /** Nowhere: a revoked certificate signs in until it ends. */
    OFF
  }

  /** What is done when the status of a certificate cannot be told. */
  public enum UnknownStatus {
    /** It does not sign in. */
    REFUSE,
    /** It signs in, unless some list names it, be it out of date. */
    ACCEPT
  }

  private static final String PREFIX = "muster.certificates.";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{3,60}");

  public CertificateSettings {
    proxies = NamedProxies.canonical(PREFIX + "proxies", proxies);
    if (authorities == null && (port != null || !proxies.isEmpty())) {
      throw wrong("authorities", "names no file: nobody's certificate would be trusted.");
    }
    if (authorities != null && port == null && proxies.isEmpty()) {
      throw wrong("port", "and proxies are both unset: no certificate could come. Set one.");
    }
    if (authorities != null && crls.isEmpty() && needsLists(revocation)) {
      throw wrong(
          "crls",
          "names no list, so no certificate could be accepted. Name the lists of all authorities,"
              + " or set muster.certificates.revocation to ocsp or off.");
    }
    if ((port == null) != (signInAt == null) || (signInAt == null) != (returnTo == null)) {
      throw wrong(
          "sign-in-at",
          "and return-to say where browsers find the port and the portal: set both with a port, and"
              + " neither without.");
    }
    signInAt = origin("sign-in-at", signInAt);
    returnTo = origin("return-to", returnTo);
    if (!NAME.matcher(header).matches() || isTaken(header)) {
      throw wrong("header", "is no name of a header that is free for this.");
    }
    compiled(identity, pattern);
  }

  private static boolean needsLists(Revocation revocation) {
    return revocation == Revocation.CRL || revocation == Revocation.OCSP_THEN_CRL;
  }

  /** Headers of another meaning. */
  private static boolean isTaken(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.startsWith("x-forwarded-")
        || List.of("host", "cookie", "authorization", "forwarded", "otp").contains(name);
  }

  /** A scheme, a host and perhaps a port: nothing that could lead elsewhere. */
  private static @Nullable URI origin(String name, @Nullable URI given) {
    if (given == null) {
      return null;
    }
    boolean bare =
        given.getHost() != null
            && given.getUserInfo() == null
            && given.getQuery() == null
            && given.getFragment() == null
            && List.of("", "/").contains(given.getPath());
    if (!"https".equalsIgnoreCase(given.getScheme()) || !bare) {
      throw wrong(name, "has to be of the form https://host or https://host:port.");
    }
    String port = given.getPort() < 0 ? "" : ":" + given.getPort();
    return URI.create("https://" + given.getHost() + port);
  }

  /** Whether anybody can sign in by certificate. */
  public boolean inUse() {
    return authorities != null;
  }

  /** The file of the authorities, of settings that are in use. */
  Path authoritiesFile() {
    return Objects.requireNonNull(authorities, "nobody signs in by certificate");
  }

  /** What has to match, with its one group. */
  Pattern holderPattern() {
    return compiled(identity, pattern);
  }

  private static Pattern compiled(HolderName identity, @Nullable String pattern) {
    try {
      Pattern compiled = Pattern.compile(pattern == null ? identity.usual() : pattern);
      if (compiled.matcher("").groupCount() == 1) {
        return compiled;
      }
    } catch (PatternSyntaxException notOne) {
      throw wrong("pattern", "is no regular expression: " + notOne.getDescription() + ".");
    }
    throw wrong(
        "pattern",
        "needs exactly one group, around what the holder is known by: CN=.*\\.(\\d{10})");
  }

  private static IllegalArgumentException wrong(String name, String what) {
    return new IllegalArgumentException(PREFIX + name + " " + what);
  }
}
