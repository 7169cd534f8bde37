package io.muster.testing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A name service for names that end in {@code .test}, which no real one knows (RFC 6761): they lead
 * where a test says, or nowhere, and no name service outside is asked. All other names are the
 * system's. What was looked up is remembered for a while, so each test uses names of its own.
 */
public final class SimulatedNames extends InetAddressResolverProvider {

  private static final Map<String, InetAddress> KNOWN = new ConcurrentHashMap<>();

  /** From now on the name leads to the address. */
  public static void put(String name, String address) {
    KNOWN.put(name, InetAddress.ofLiteral(address));
  }

  @Override
  public String name() {
    return "names of tests";
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver system = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        if (!host.endsWith(".test")) {
          return system.lookupByName(host, policy);
        }
        InetAddress address = KNOWN.get(host);
        if (address == null) {
          throw new UnknownHostException(host);
        }
        return Stream.of(address);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return system.lookupByAddress(address);
      }
    };
  }
}
