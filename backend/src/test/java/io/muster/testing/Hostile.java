package io.muster.testing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody sends who wants the portal to lead its people to a place of theirs. */
public final class Hostile {

  /** Where they want people to go. */
  public static final String HOST = "evil.example";

  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

  private Hostile() {}

  /** Addresses outside, in the spellings that browsers and checks read differently. */
  public static List<String> targets() {
    return List.of(
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\r\n/evil.example",
        " //evil.example",
        "https:evil.example",
        "https:/evil.example",
        "https:\\\\evil.example",
        "hTTps://evil.example",
        "%2f%2fevil.example",
        "/%2f%2fevil.example",
        "/%5cevil.example",
        "/%09/evil.example",
        "https://127.0.0.1@evil.example/",
        "//127.0.0.1@evil.example",
        "https://evil.example#@127.0.0.1/",
        "//evil%E3%80%82example",
        "//evil\u3002example",
        "/.//evil.example",
        "/fleet/..//evil.example",
        "/fleet\r\nLocation: https://evil.example/",
        "/fleet%0d%0aLocation:%20https://evil.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "{evil}");
  }

  /** Whether a browser on a page of the portal would leave it, or take it for more than a path. */
  public static boolean leadsOut(String location) {
    if (!LOCAL.matcher(location).matches()) {
      return true;
    }
    try {
      URI base = new URI("https://portal.example.mil/clusters");
      URI led = base.resolve(new URI(location.replace("{", "%7B").replace("}", "%7D")));
      return !"portal.example.mil".equals(led.getHost()) || led.getRawUserInfo() != null;
    } catch (URISyntaxException unreadable) {
      return true;
    }
  }
}
