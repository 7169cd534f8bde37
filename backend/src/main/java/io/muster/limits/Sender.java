package io.muster.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what the sender of a request is counted: an IPv4 address, or the /64 of an IPv6 address, since
 * a subscriber has all addresses of it (RFC 6177). What a proxy calls an address and is none counts
 * as one sender.
 */
public final class Sender {

  private static final String UNREADABLE = "unreadable";
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([0-9a-fA-F:.]+)](?::[0-9]+)?|([0-9.]+):[0-9]+");

  private Sender() {}

  /**
   * The sender at an address.
   *
   * @param address as the container or a named proxy writes it, perhaps with a port or a zone
   */
  public static String of(String address) {
    try {
      InetAddress read = InetAddress.ofLiteral(bare(address.strip()));
      return read instanceof Inet6Address
          ? HexFormat.of().formatHex(read.getAddress(), 0, 8) + "/64"
          : read.getHostAddress();
    } catch (IllegalArgumentException noAddress) {
      return UNREADABLE;
    }
  }

  private static String bare(String address) {
    Matcher port = WITH_PORT.matcher(address);
    if (port.matches()) {
      return port.group(1) == null ? port.group(2) : port.group(1);
    }
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
