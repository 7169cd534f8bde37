package io.muster.simulator.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * An HTTPS server on the loopback address with a thread for each connection. It asks clients for a
 * certificate; whether it insists is told at the start.
 */
public final class TlsServer implements AutoCloseable {

  private static final int BACKLOG = 256;

  private final SSLContext context;
  private final boolean insists;
  private final Handler handler;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger peak = new AtomicInteger();

  private TlsServer(SSLContext context, boolean insists, Handler handler, int port) {
    this.context = context;
    this.insists = insists;
    this.handler = handler;
    try {
      listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " of the loopback address", e);
    }
  }

  /**
   * Starts a server.
   *
   * @param insists whether a client without a trusted certificate fails in the handshake
   * @param port 0 for any that is free
   */
  public static TlsServer start(SSLContext context, boolean insists, int port, Handler handler) {
    TlsServer server = new TlsServer(context, insists, handler, port);
    Thread.ofVirtual().name("simulator-accept").start(server::accept);
    return server;
  }

  /** The port it listens on. */
  public int port() {
    return listening.getLocalPort();
  }

  /** How many connections were made so far. */
  public long connections() {
    return connections.get();
  }

  /** How many requests were under way at the same time, at most. */
  public int peak() {
    return peak.get();
  }

  /** Ends all connections of this moment, but goes on listening. */
  public void dropConnections() {
    open.forEach(TlsServer::quietly);
  }

  @Override
  public void close() {
    quietly(listening);
    dropConnections();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket plain = listening.accept();
        plain.setTcpNoDelay(true);
        connections.incrementAndGet();
        open.add(plain);
        Thread.ofVirtual().name("simulator-connection").start(() -> serve(plain));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket plain) {
    try (plain;
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true)) {
      if (insists) {
        tls.setNeedClientAuth(true);
      } else {
        tls.setWantClientAuth(true);
      }
      tls.startHandshake();
      Wire wire = new Wire(new BufferedOutputStream(tls.getOutputStream(), 32 * 1024), plain);
      var reader = new RequestReader(new BufferedInputStream(tls.getInputStream()), peer(tls));
      boolean goesOn = true;
      while (goesOn) {
        goesOn = serve(reader.next(), wire);
      }
    } catch (IOException | InterruptedException clientOrServerIsGone) {
      return;
    } finally {
      open.remove(plain);
    }
  }

  private boolean serve(@Nullable Request request, Wire wire)
      throws IOException, InterruptedException {
    if (request == null) {
      return false;
    }
    peak.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      return wire.perform(handler.answer(request), !request.method().equals("HEAD"))
          && !"close".equalsIgnoreCase(request.header("connection"));
    } finally {
      underWay.decrementAndGet();
    }
  }

  private static @Nullable X509Certificate peer(SSLSocket tls) {
    try {
      return (X509Certificate) tls.getSession().getPeerCertificates()[0];
    } catch (SSLPeerUnverifiedException none) {
      return null;
    }
  }

  private static void quietly(java.io.Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException alreadyGone) {
      return;
    }
  }
}
