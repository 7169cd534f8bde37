package io.muster.ui;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/**
 * Where a redirect may lead: into the portal and nowhere else. This is the one place that decides;
 * whatever a request had a part in comes through here on its way into {@code Location}.
 */
public final class LocalTarget {

  private static final Pattern NOT_OF_AN_ADDRESS = Pattern.compile("[^\\x21-\\x7e]|\\\\");
  private static final Function<MatchResult, String> IN_CODE =
      found -> UriUtils.encode(found.group(), StandardCharsets.UTF_8);

  private LocalTarget() {}

  /**
   * The path, query and fragment of an address, whatever host it names: the header {@code Host},
   * out of which addresses are made, is the sender's to choose. Browsers read a backslash as a
   * slash, two slashes as the beginning of a host, and pass over control characters.
   */
  public static String of(String asked) {
    String readable = asked.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "").strip();
    String path = readable.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*:([/\\\\]{2}[^/\\\\?#]*)?", "");
    return "/"
        + NOT_OF_AN_ADDRESS.matcher(path.replaceFirst("^[/\\\\\\s]+", "")).replaceAll(IN_CODE);
  }
}
