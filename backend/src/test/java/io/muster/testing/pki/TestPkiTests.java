package io.muster.testing.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestPkiTests {

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void aClientOfEachKindIsWelcomedByAServerThatTrustsItsAuthority(KeyKind kind) throws Exception {
    TestAuthority cluster = TestAuthority.create("Cluster CA");
    TestAuthority clients = TestAuthority.create("Client CA").intermediate("Client CA 2");
    Issued client = clients.issueClient("otis", kind, Validity.current());
    Issued server = cluster.issueServer("localhost", "127.0.0.1");
    var listening = server.sslContext(clients).getServerSocketFactory();
    try (var open =
        (SSLServerSocket) listening.createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      open.setNeedClientAuth(true);
      Thread answering =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (SSLSocket socket = (SSLSocket) open.accept()) {
                      socket
                          .getOutputStream()
                          .write(socket.getSession().getPeerPrincipal().getName().getBytes());
                    } catch (java.io.IOException lost) {
                      throw new java.io.UncheckedIOException(lost);
                    }
                  });
      try (var socket =
          client
              .sslContext(cluster)
              .getSocketFactory()
              .createSocket(InetAddress.getLoopbackAddress(), open.getLocalPort())) {
        assertThat(new String(socket.getInputStream().readAllBytes())).isEqualTo("CN=otis");
      }
      answering.join();
    }
  }
}
