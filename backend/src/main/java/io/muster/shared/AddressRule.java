package io.muster.shared;

import java.net.InetAddress;

/** Which addresses the portal must not connect to. */
@FunctionalInterface
public interface AddressRule {

  /**
   * Whether no connection may be made.
   *
   * @param host the name or literal address that somebody typed
   * @param address what it leads to now
   */
  boolean refuses(String host, InetAddress address);
}
