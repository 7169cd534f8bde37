package io.muster.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.testing.pki.Issued;
import io.muster.testing.pki.TestAuthority;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;

/** A server on the loopback address that answers as a test says, however bad that is. */
final class ClusterServer implements AutoCloseable {

  /** What is done with one request; what it writes goes out as it is. */
  @FunctionalInterface
  interface Behaviour {
    void answer(OutputStream out) throws Exception;
  }

  private static final int TLS_HANDSHAKE = 0x16;
  private static final String VERSION =
      "{\"Version\":\"29.0.1\",\"ApiVersion\":\"1.52\",\"Os\":\"linux\"}";

  /** What it says of itself unless told otherwise. */
  static final String INFO =
      "{\"ID\":\"ABCD:EFGH\",\"Name\":\"host\",\"ServerVersion\":\"29.0.1\",\"Containers\":0}";

  private static final Behaviour NOTHING =
      status("404 Not Found", "application/json", "{\"message\":\"no\"}");

  private final ServerSocket listening;
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
  final AtomicInteger connections = new AtomicInteger();

  private ClusterServer(ServerSocket listening) {
    this.listening = listening;
    on("/version", json(VERSION));
    on("/info", json(INFO));
    Thread.ofPlatform().daemon().start(this::accept);
  }

  /** One that demands a client certificate of the authorities. */
  static ClusterServer demanding(Issued server, TestAuthority... clients) {
    SSLServerSocket socket = socket(server, clients);
    socket.setNeedClientAuth(true);
    return new ClusterServer(socket);
  }

  /** One that never asks for a client certificate. */
  static ClusterServer careless(Issued server) {
    return new ClusterServer(socket(server));
  }

  /** One that speaks plain HTTP. */
  static ClusterServer plain() {
    try {
      return new ClusterServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SSLServerSocket socket(Issued server, TestAuthority... clients) {
    try {
      return (SSLServerSocket)
          server
              .sslContext(clients)
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says what a path is answered with; without its query, whatever the query. */
  ClusterServer on(String path, Behaviour behaviour) {
    behaviours.put(path, behaviour);
    return this;
  }

  static Behaviour json(String body) {
    return status("200 OK", "application/json", body);
  }

  static Behaviour status(String status, String type, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    String head = "Content-Type: " + type + "\r\nContent-Length: " + bytes.length + "\r\n";
    return out -> {
      head(out, status, head);
      out.write(bytes);
      out.flush();
    };
  }

  static void head(OutputStream out, String status, String headers) throws IOException {
    out.write(("HTTP/1.1 " + status + "\r\n" + headers + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }

  int port() {
    return listening.getLocalPort();
  }

  /** How many connections are open now, as this side sees it. */
  int openConnections() {
    return (int) open.stream().filter(socket -> !socket.isClosed()).count();
  }

  /** Ends all connections, and takes new ones. */
  void hangUp() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException alreadyClosed) {
        // what was wanted
      }
    }
  }

  URI uri(String host) {
    return URI.create("https://" + host + ":" + port());
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var bytes = new PushbackInputStream(socket.getInputStream());
      int first = bytes.read();
      if (first == TLS_HANDSHAKE) {
        head(socket.getOutputStream(), "400 Bad Request", "Connection: close\r\n");
        return;
      }
      bytes.unread(first);
      var in = new BufferedReader(new InputStreamReader(bytes, ISO_8859_1));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        requests.add(line);
        while (!in.readLine().isEmpty()) {
          // headers are of no interest
        }
        String target = line.split(" ")[1];
        String path = target.replaceFirst("\\?.*", "");
        behaviours
            .getOrDefault(target, behaviours.getOrDefault(path, NOTHING))
            .answer(socket.getOutputStream());
      }
    } catch (Exception hungUp) {
      // the client, or the test, hung up
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException alreadyClosed) {
      // what was wanted
    }
    hangUp();
  }
}
