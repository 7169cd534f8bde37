package io.muster.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The IPv4 address that an IPv6 address leads to by translation: IPv4-mapped and -compatible (RFC
 * 4291), NAT64 (RFC 6052, and RFC 8215 with a prefix of 96 bits), 6to4 (RFC 3056).
 */
final class Ipv4Inside {

  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
  private static final byte[] COMPATIBLE = new byte[12];
  private static final byte[] NAT64 = {0, 0x64, -1, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] LOCAL_NAT64 = {0, 0x64, -1, (byte) 0x9b, 0, 1};
  private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

  private Ipv4Inside() {}

  static Optional<InetAddress> of(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return Optional.empty();
    }
    byte[] bytes = address.getAddress();
    if (begins(bytes, MAPPED)
        || begins(bytes, NAT64)
        || begins(bytes, LOCAL_NAT64)
        || embeds(bytes)) {
      return Optional.of(ipv4(bytes, 12));
    }
    return begins(bytes, SIX_TO_FOUR) ? Optional.of(ipv4(bytes, 2)) : Optional.empty();
  }

  /** IPv4-compatible, but neither {@code ::} nor {@code ::1}, which are addresses of their own. */
  private static boolean embeds(byte[] bytes) {
    return begins(bytes, COMPATIBLE) && (bytes[12] != 0 || bytes[13] != 0);
  }

  private static boolean begins(byte[] bytes, byte[] prefix) {
    return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static InetAddress ipv4(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }
}
