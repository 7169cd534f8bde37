package io.muster.connection.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves the endpoint's name for each new connection, and refuses it when any of its addresses is
 * one that the portal must not connect to: a name that once led to a cluster may later lead
 * elsewhere. What was checked is what is connected to; nothing resolves the name a second time.
 */
final class GuardedResolver implements DnsResolver {

  private final Predicate<InetAddress> refused;
  private final Duration timeout;

  GuardedResolver(Predicate<InetAddress> refused, Duration timeout) {
    this.refused = refused;
    this.timeout = timeout;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = lookUp(host);
    for (InetAddress address : addresses) {
      if (refused.test(address)) {
        throw new AddressRefused(address.getHostAddress());
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** On a thread of its own, because the system's resolver knows no deadline. */
  private InetAddress[] lookUp(String host) throws UnknownHostException {
    FutureTask<InetAddress[]> task = new FutureTask<>(() -> InetAddress.getAllByName(host));
    Thread.ofVirtual().name("resolve").start(task);
    try {
      return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new ResolvingTooSlow();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ResolvingTooSlow();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      throw new UnknownHostException(host);
    }
  }
}
