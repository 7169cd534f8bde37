package io.muster.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Has Apache's client connect only to what was looked up and checked for this very connection. */
public final class GuardedResolver implements DnsResolver {

  private final GuardedLookup lookup;

  public GuardedResolver(GuardedLookup lookup) {
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
