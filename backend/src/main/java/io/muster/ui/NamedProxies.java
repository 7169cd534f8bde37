package io.muster.ui;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is believed when it says for whom it asks.
 *
 * @param proxies addresses of the proxies in front of the portal; from anybody else {@code
 *     X-Forwarded-For} and {@code X-Forwarded-Proto} are words that mean nothing
 */
@ConfigurationProperties("muster.web")
public record NamedProxies(@DefaultValue List<String> proxies) {

  public NamedProxies {
    proxies = canonical("muster.web.proxies", proxies);
  }

  boolean none() {
    return proxies.isEmpty();
  }

  /** Matches exactly these addresses as the container writes them. */
  String pattern() {
    return proxies.stream().map(Pattern::quote).collect(Collectors.joining("|"));
  }

  /**
   * Addresses of proxies as the container writes them.
   *
   * @param setting names them in the sentence of a refusal
   * @throws IllegalArgumentException for what is no address
   */
  public static List<String> canonical(String setting, List<String> addresses) {
    return addresses.stream().map(address -> canonical(setting, address)).toList();
  }

  private static String canonical(String setting, String address) {
    try {
      return InetAddress.ofLiteral(address.strip()).getHostAddress();
    } catch (IllegalArgumentException notAnAddress) {
      throw new IllegalArgumentException(
          "%s: '%s' is not an address. Write the proxies' addresses, such as 192.0.2.10, separated by commas; names and ranges are not taken."
              .formatted(setting, address),
          notAnAddress);
    }
  }
}
