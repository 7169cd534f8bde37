package io.muster.connection.transport;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;

/**
 * docker-java's transport, for one call: only GET, until a deadline, and of a body no more than a
 * bound. docker-java's own transport follows redirects, even to another host, and cannot be told
 * not to.
 *
 * @param client never follows redirects, never repeats, never decompresses
 * @param target where to
 * @param config how long the server may stay silent, among others
 */
record BoundedCall(
    CloseableHttpClient client,
    HttpHost target,
    RequestConfig config,
    Deadline deadline,
    long bytes)
    implements DockerHttpClient {

  @Override
  public Response execute(Request request) {
    if (!Request.Method.GET.name().equals(request.method())
        || request.bodyBytes() != null
        || request.hijackedInput() != null) {
      throw new IllegalArgumentException("a line to a cluster is read-only");
    }
    HttpGet get = new HttpGet(request.path());
    request.headers().forEach(get::setHeader);
    get.setConfig(config);
    deadline.guards(get);
    try {
      Received received = Received.of(get, client.executeOpen(target, get, null), bytes);
      if (received.announced() > bytes) {
        received.close();
        throw new BodyTooLong(bytes + " bytes");
      }
      return received;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    // the line closes the client
  }

  /** An answer whose body is not drained when it is closed early. */
  private record Received(HttpGet request, ClassicHttpResponse response, BoundedBody body)
      implements Response {

    static Received of(HttpGet request, ClassicHttpResponse response, long bound)
        throws IOException {
      HttpEntity entity = response.getEntity();
      InputStream content = entity == null ? InputStream.nullInputStream() : entity.getContent();
      return new Received(request, response, new BoundedBody(content, bound));
    }

    /** How long the server says the body is; negative if it does not. */
    long announced() {
      return response.getEntity() == null ? 0 : response.getEntity().getContentLength();
    }

    @Override
    public int getStatusCode() {
      return response.getCode();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      return Arrays.stream(response.getHeaders())
          .collect(
              Collectors.groupingBy(
                  Header::getName, Collectors.mapping(Header::getValue, Collectors.toList())));
    }

    @Override
    public InputStream getBody() {
      return body;
    }

    @Override
    public void close() {
      if (!body.ended()) {
        request.cancel();
      }
      try {
        response.close();
      } catch (IOException alreadyCut) {
        // what was wanted
      }
    }
  }
}
