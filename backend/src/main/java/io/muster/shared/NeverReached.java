package io.muster.shared;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where nothing that somebody types may lead, whatever the settings allow: link-local addresses and
 * the others at which clouds hand out a machine's credentials, groups, and addresses that are none.
 */
public final class NeverReached {

  /** Names under which clouds answer with a machine's credentials. */
  private static final Set<String> METADATA_NAMES =
      Set.of("metadata.google.internal", "metadata.goog", "metadata", "instance-data");

  /** Where clouds answer with a machine's credentials outside the link-local ranges. */
  private static final List<InetAddress> METADATA =
      List.of(
          InetAddress.ofLiteral("fd00:ec2::254"),
          InetAddress.ofLiteral("fd20:ce::254"),
          InetAddress.ofLiteral("100.100.100.200"),
          InetAddress.ofLiteral("168.63.129.16"),
          InetAddress.ofLiteral("192.0.0.192"));

  private NeverReached() {}

  /** Whether it is such an address, or one of IPv6 that is translated to one. */
  public static boolean is(InetAddress address) {
    return Ipv4Inside.of(address).map(NeverReached::itself).orElse(false) || itself(address);
  }

  /** Whether it is a name of such a service, whatever it leads to here. */
  public static boolean is(String host) {
    return METADATA_NAMES.contains(host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
  }

  private static boolean itself(InetAddress address) {
    return address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || (address instanceof Inet4Address four && isNoHost(four.getAddress()[0] & 0xff))
        || METADATA.contains(address);
  }

  /** "This network" (0/8) and the broadcast address with its neighbours (RFC 6890). */
  private static boolean isNoHost(int first) {
    return first == 0 || first == 255;
  }
}
