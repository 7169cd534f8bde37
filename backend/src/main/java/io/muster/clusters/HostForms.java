package io.muster.clusters;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms in which hosts are written: IP and MAC addresses, full domain names. */
final class HostForms {

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f]*:[0-9a-f:.]*");
  private static final Pattern MAC =
      Pattern.compile(
          "[0-9A-F]{12}|(?:[0-9A-F]{2}([:-]))(?:[0-9A-F]{2}\\1){4}[0-9A-F]{2}"
              + "|[0-9A-F]{4}\\.[0-9A-F]{4}\\.[0-9A-F]{4}");
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern FQDN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");

  private HostForms() {}

  /** Whether the text is an IPv4 address as four decimal numbers without leading zeros. */
  static boolean isIpv4(String text) {
    return IPV4.matcher(text).matches();
  }

  /** The address in lower case, if the text is an IPv4 or IPv6 address. */
  static Optional<String> ip(String text) {
    String address = text.strip().toLowerCase(Locale.ROOT);
    if (isIpv4(address)) {
      return Optional.of(address);
    }
    if (!IPV6.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      InetAddress.ofLiteral(address);
      return Optional.of(address);
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** The address as {@code AA:BB:CC:DD:EE:FF}, from any of the usual spellings. */
  static Optional<String> mac(String text) {
    String typed = text.strip().toUpperCase(Locale.ROOT);
    return MAC.matcher(typed).matches()
        ? Optional.of(typed.replaceAll("[^0-9A-F]", "").replaceAll("(..)(?=.)", "$1:"))
        : Optional.empty();
  }

  /** The name in lower case without the last dot, if the text is a name of at least two labels. */
  static Optional<String> fqdn(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return name.length() <= 253 && FQDN.matcher(name).matches()
        ? Optional.of(name)
        : Optional.empty();
  }
}
