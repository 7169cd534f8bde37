package io.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.muster.shared.Command;
import io.muster.testing.ClosedPort;
import io.muster.testing.pki.TestAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A health check of a container whose portal speaks TLS with a certificate for another name. */
class ReadyTests {

  @Test
  void whoAnswersSoIsReadyAndWhoSaysOtherwiseIsNot() throws IOException {
    assertThat(askedOf(200)).isEqualTo(Command.GOOD);
    assertThat(askedOf(503)).isEqualTo(Command.FOUND);
  }

  @Test
  void whoDoesNotAnswerIsNot() throws IOException {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (ClosedPort closed = new ClosedPort()) {
      assertThat(Ready.run(new PrintStream(told, true, StandardCharsets.UTF_8), closed.number()))
          .isEqualTo(Command.FAILED);
    }
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("does not answer");
  }

  private static int askedOf(int status) throws IOException {
    TestAuthority authority = TestAuthority.create("portal's");
    HttpsServer portal =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      portal.setHttpsConfigurator(
          new HttpsConfigurator(authority.issueServer("muster.example.mil").sslContext(authority)));
      portal.createContext(
          "/actuator/health/readiness",
          exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          });
      portal.start();
      return Ready.run(
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
          portal.getAddress().getPort());
    } finally {
      portal.stop(0);
    }
  }
}
