package io.muster.benchmark.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Serves all clusters of a fleet: a port of the loopback address for each, mutual TLS, a virtual
 * thread for each connection.
 */
public final class FleetServer implements AutoCloseable {

  private static final int BACKLOG = 64;

  private final Documents documents;
  private final List<Identity> identities;
  private final RequestCounts counts;
  private final List<SSLServerSocket> listening = new ArrayList<>();

  private FleetServer(Documents documents, long seed, int clusters) {
    this.documents = documents;
    this.counts = new RequestCounts(clusters);
    this.identities =
        IntStream.range(0, clusters)
            .mapToObj(c -> Identity.of(seed, c, documents.containers(), documents.nodes()))
            .toList();
  }

  /** Starts to serve clusters that follow from the seed; clients need a certificate. */
  public static FleetServer start(SSLContext context, long seed, int clusters, int containers)
      throws IOException {
    FleetServer server = new FleetServer(Documents.of(seed, containers), seed, clusters);
    for (int cluster = 0; cluster < clusters; cluster++) {
      server.listen(context, cluster);
    }
    return server;
  }

  /** The port of a cluster. */
  public int port(int cluster) {
    return listening.get(cluster).getLocalPort();
  }

  /** What was asked since the last time, in one line. */
  public String counts() {
    return counts.taken();
  }

  @Override
  public void close() throws IOException {
    for (SSLServerSocket socket : listening) {
      socket.close();
    }
  }

  private void listen(SSLContext context, int cluster) throws IOException {
    var socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
    socket.setNeedClientAuth(true);
    socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), BACKLOG);
    listening.add(socket);
    Thread.ofVirtual().start(() -> accept(socket, cluster));
  }

  private void accept(SSLServerSocket socket, int cluster) {
    while (!socket.isClosed()) {
      try {
        SSLSocket connection = (SSLSocket) socket.accept();
        counts.connected(cluster);
        Thread.ofVirtual().start(() -> serve(connection, cluster));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(SSLSocket connection, int cluster) {
    try (connection) {
      connection.setTcpNoDelay(true);
      RequestLines requests = new RequestLines(connection.getInputStream());
      for (String path = requests.next(); path != null; path = requests.next()) {
        connection.getOutputStream().write(answer(cluster, path));
      }
    } catch (IOException clientIsGone) {
      return;
    }
  }

  private byte[] answer(int cluster, String path) {
    RequestKind kind = RequestKind.of(path);
    counts.asked(cluster, kind);
    Identity identity = identities.get(cluster);
    Template template =
        kind == RequestKind.INSPECT ? inspection(path, identity) : documents.of(kind);
    return (template == null ? Documents.NOT_FOUND : template).of(identity);
  }

  private Template inspection(String path, Identity identity) {
    String id = path.substring("/containers/".length(), path.length() - "/json".length());
    int number = FleetIds.number(id);
    return number >= 0 && number < documents.containers() && identity.has(number, id)
        ? documents.inspections().get(number)
        : Documents.NOT_FOUND;
  }
}
