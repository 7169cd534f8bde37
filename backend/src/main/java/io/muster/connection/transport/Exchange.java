package io.muster.connection.transport;

import io.muster.connection.Answer;
import io.muster.connection.ConnectionSettings;
import io.muster.connection.Trouble;
import io.muster.connection.reading.Garbled;
import io.muster.connection.reading.TooMany;
import io.muster.shared.GuardedLookup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import tools.jackson.core.JacksonException;

/**
 * Sends single requests, each over a connection of its own: no redirect is followed and nothing is
 * repeated. It stands on the bare protocol, because a whole client would write passwords and tokens
 * to its log when that is set to tell much.
 */
public final class Exchange {

  private final HttpHost target;
  private final BundleTls tls;
  private final GuardedLookup lookup;
  private final Diagnosis diagnosis;
  private final ConnectionSettings settings;

  /**
   * @param uri where: host and port count
   * @param tls whom to trust
   * @param lookup finds the addresses that may be connected to
   */
  public Exchange(URI uri, BundleTls tls, GuardedLookup lookup, ConnectionSettings settings) {
    this.target = Endpoint.target(uri);
    this.tls = tls;
    this.lookup = lookup;
    this.diagnosis = new Diagnosis(target.toHostString());
    this.settings = settings;
  }

  /**
   * How a body is read.
   *
   * @param <T> what comes of it
   */
  interface Body<T> {
    T read(InputStream body) throws IOException;
  }

  /** Sends the request; statuses of 200 and 204 are read, of others only the number counts. */
  <T> Answer<T> send(
      BasicClassicHttpRequest request, byte[] content, Bounds bounds, Body<T> reading) {
    try (Deadline deadline = new Deadline(bounds.deadline());
        Socket plain = new Socket()) {
      deadline.guards(() -> cut(plain));
      try {
        return over(secured(plain), request, content, bounds, reading);
      } catch (IOException
          | HttpException
          | UncheckedIOException
          | JacksonException
          | Garbled
          | TooMany failed) {
        return new Answer.Failed<>(diagnosis.of(failed, deadline.passed()));
      }
    } catch (IOException closing) {
      return new Answer.Failed<>(diagnosis.of(closing, false));
    }
  }

  /** The trouble of an answer that does not end. */
  Trouble tooLong(String bound) {
    return diagnosis.of(new BodyTooLong(bound), false);
  }

  private <T> Answer<T> over(
      SSLSocket socket,
      BasicClassicHttpRequest request,
      byte[] content,
      Bounds bounds,
      Body<T> reading)
      throws IOException, HttpException {
    request.setHeader("Host", target.toHostString());
    request.setHeader("User-Agent", "muster");
    request.setHeader("Connection", "close");
    if (!request.getMethod().equals("GET")) {
      request.setHeader("Content-Length", String.valueOf(content.length));
      request.setEntity(new ByteArrayEntity(content, null));
    }
    var connection = new DefaultBHttpClientConnection(Endpoint.HEADS);
    try {
      connection.bind(socket);
      return answer(
          new HttpRequestExecutor().execute(request, connection, HttpCoreContext.create()),
          bounds,
          reading);
    } finally {
      connection.close(CloseMode.IMMEDIATE); // what is left of a body is not waited for
    }
  }

  private <T> Answer<T> answer(ClassicHttpResponse response, Bounds bounds, Body<T> reading)
      throws IOException {
    return switch (response.getCode()) {
      case 200, 204 -> {
        InputStream content =
            response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
        yield new Answer.Read<>(reading.read(new BoundedBody(content, bounds.bytes())));
      }
      case 301, 302, 303, 307, 308 -> {
        var location = response.getFirstHeader("Location");
        yield new Answer.Failed<>(
            diagnosis.redirected(location == null ? "" : location.getValue()));
      }
      case 404 -> new Answer.Gone<>();
      default -> new Answer.Refused<>(response.getCode(), "");
    };
  }

  private SSLSocket secured(Socket plain) throws IOException {
    int wait = Math.toIntExact(settings.connectTimeout().toMillis());
    plain.connect(new InetSocketAddress(lookup.of(target.getHostName())[0], port()), wait);
    plain.setSoTimeout(wait);
    SSLSocket socket =
        (SSLSocket)
            tls.getSSLContext()
                .getSocketFactory()
                .createSocket(plain, target.getHostName(), port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    socket.setSoTimeout(Math.toIntExact(settings.responseTimeout().toMillis()));
    return socket;
  }

  private int port() {
    return target.getPort();
  }

  private static boolean cut(Socket plain) {
    try {
      plain.close();
      return true;
    } catch (IOException closed) {
      return false;
    }
  }
}
