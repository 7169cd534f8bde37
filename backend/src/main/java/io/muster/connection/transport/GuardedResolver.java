package io.muster.connection.transport;

import io.muster.shared.GuardedLookup;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Has Apache's client connect only to what was looked up and checked for this very connection. */
final class GuardedResolver implements DnsResolver {

  private final GuardedLookup lookup;

  GuardedResolver(GuardedLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return lookup.of(host);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
