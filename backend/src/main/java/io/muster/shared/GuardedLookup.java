package io.muster.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resolves a name for each new connection, and refuses it when any of its addresses is one that the
 * portal must not connect to: a name that once led to a good place may later lead elsewhere.
 * Whoever connects, connects to an address that this answered and resolves nothing a second time.
 */
public final class GuardedLookup {

  /** Whoever knows which addresses a name has. */
  @FunctionalInterface
  public interface Names {

    /** All addresses of the host; its own if it is a literal one. */
    InetAddress[] of(String host) throws UnknownHostException;
  }

  private final AddressRule rule;
  private final Duration timeout;
  private final Names names;

  /** Looks up by the system's name service. */
  public GuardedLookup(AddressRule rule, Duration timeout) {
    this(rule, timeout, InetAddress::getAllByName);
  }

  /** Looks up by a name service of one's own. */
  public GuardedLookup(AddressRule rule, Duration timeout, Names names) {
    this.rule = rule;
    this.timeout = timeout;
    this.names = names;
  }

  /**
   * The addresses of a host, each of which may be connected to.
   *
   * @throws AddressRefused if one of them may not
   * @throws ResolvingTooSlow if the name service does not answer in time
   * @throws UnknownHostException if there is no such name
   */
  public InetAddress[] of(String host) throws UnknownHostException {
    InetAddress[] addresses = lookUp(host);
    for (InetAddress address : addresses) {
      if (rule.refuses(host, address)) {
        throw new AddressRefused(address.getHostAddress());
      }
    }
    return addresses;
  }

  /** On a thread of its own, because the system's resolver knows no deadline. */
  private InetAddress[] lookUp(String host) throws UnknownHostException {
    FutureTask<InetAddress[]> task = new FutureTask<>(() -> names.of(host));
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
