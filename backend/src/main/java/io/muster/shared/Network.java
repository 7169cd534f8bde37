package io.muster.shared;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses, as CIDR has it (RFC 4632).
 *
 * @param address of the network; bits behind the prefix do not count
 * @param bits the length of the prefix
 */
record Network(InetAddress address, int bits) {

  /** Fewer than four numbers are read as an address too, and not as the one that was meant. */
  private static final Pattern WHOLE =
      Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** The network, if the text is an address or an address, a slash and the length of a prefix. */
  static Optional<Network> read(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length > 2 || !WHOLE.matcher(parts[0]).matches()) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(parts[0]);
      int most = address.getAddress().length * 8;
      int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
      return bits < 0 || bits > most ? Optional.empty() : Optional.of(new Network(address, bits));
    } catch (IllegalArgumentException noAddressOrNoNumber) {
      return Optional.empty();
    }
  }

  /** Whether the address lies in it; never one of the other version of IP. */
  boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] its = other.getAddress();
    if (mine.length != its.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int differing = mine[bit / 8] ^ its[bit / 8];
      if ((differing & 0x80 >> bit % 8) != 0) {
        return false;
      }
    }
    return true;
  }
}
