package io.muster.credentials.reading;

import io.muster.credentials.AdminHint;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the comments of {@code env.sh} and the certificate's issuer let one guess. Claims, never
 * proof.
 *
 * @param user the MKE user whose bundle it is, or null
 * @param instance the id of the MKE it is from, or null
 */
record Hints(@Nullable String user, @Nullable String instance, AdminHint admin) {

  private static final Pattern USER =
      Pattern.compile("(?m)^\\s*(?:#|::|REM)\\s*Bundle for user\\s+(\\S.*?)\\s*$");
  private static final Pattern INSTANCE =
      Pattern.compile("(?m)^\\s*(?:#|::|REM)\\s*(?:UCP|MKE) Instance ID:?\\s+(\\S+)\\s*$");
  private static final Pattern ADMIN =
      Pattern.compile("(?mi)^\\s*#.*\\badmin\\w* cert.*\\bdirectly against\\b");

  static Hints of(BundleFiles files, X509Certificate leaf) {
    String text = files.text("env.sh").orElse(null);
    AdminHint byIssuer = byIssuer(leaf);
    if (text == null) {
      return new Hints(null, null, byIssuer);
    }
    AdminHint byText = ADMIN.matcher(text).find() ? AdminHint.YES : AdminHint.NO;
    boolean agreed = byIssuer == AdminHint.UNKNOWN || byIssuer == byText;
    return new Hints(first(USER, text), first(INSTANCE, text), agreed ? byText : AdminHint.UNKNOWN);
  }

  /** MKE signs administrators' certificates by its Cluster CA, other users' by its Client CA. */
  private static AdminHint byIssuer(X509Certificate leaf) {
    String issuer = leaf.getIssuerX500Principal().getName().toLowerCase(Locale.ROOT);
    if (issuer.contains("client")) {
      return AdminHint.NO;
    }
    return issuer.contains("cluster") ? AdminHint.YES : AdminHint.UNKNOWN;
  }

  private static @Nullable String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      return null;
    }
    String value =
        found
            .group(1)
            .codePoints()
            .limit(128)
            .filter(c -> !Character.isISOControl(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return value.isBlank() ? null : value;
  }
}
