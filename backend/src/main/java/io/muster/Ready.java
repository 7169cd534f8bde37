package io.muster;

import io.muster.shared.Command;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks the portal on this machine over TLS whether it is ready, for a container's health check,
 * which has no other program that speaks TLS. Needs no settings and no database.
 */
final class Ready {

  /** The word by which it is asked for. */
  static final String WORD = "ready";

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private Ready() {}

  /**
   * Asks.
   *
   * @param port where the portal listens
   * @return {@link Command#GOOD} if it is ready, {@link Command#FOUND} if it says that it is not,
   *     {@link Command#FAILED} if nobody answers
   */
  static int run(PrintStream out, int port) {
    URI asked = URI.create("https://127.0.0.1:" + port + "/actuator/health/readiness");
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(unjudging()).connectTimeout(PATIENCE).build()) {
      int status =
          client
              .send(
                  HttpRequest.newBuilder(asked).timeout(PATIENCE).build(),
                  BodyHandlers.discarding())
              .statusCode();
      out.println("The portal answers " + status + ".");
      return status == 200 ? Command.GOOD : Command.FOUND;
    } catch (IOException nobody) {
      out.println("The portal does not answer: " + nobody.getMessage());
      return Command.FAILED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Command.FAILED;
    }
  }

  /** The port of {@code MUSTER_PORT}, as the portal itself reads it. */
  static int port() {
    String said = System.getenv("MUSTER_PORT");
    return said == null || said.isBlank() ? 8080 : Integer.parseInt(said.strip());
  }

  /**
   * The portal's certificate is for its public name, not for this address. Nothing is sent that
   * could be overheard, and the answer decides nothing but whether the container is healthy.
   */
  private static SSLContext unjudging() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Takes every server for the one that was meant, its name too. */
  private static final class Anybody extends X509ExtendedTrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
