package io.muster.connection.transport;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.muster.connection.ConnectionSettings;
import io.muster.connection.ContainerEvent;
import io.muster.connection.ContainerEvent.Unread;
import io.muster.connection.Cutoff;
import io.muster.connection.Trouble;
import io.muster.connection.Trouble.Kind;
import io.muster.connection.Troubles;
import io.muster.connection.reading.Events;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * {@code GET /events}, which goes on until somebody ends it. The head of the answer must come in
 * time, as of any call. After it silence is no trouble, for events may be rare: the socket's
 * keep-alive finds a dead network, and whoever listens asks the cluster for something else now and
 * then. A line may be a mebibyte long, since it repeats the container's labels; of a longer one
 * only is told that it came.
 */
public final class EventStream {

  private static final int LONGEST_LINE = 1 << 20;
  private static final String PATH =
      "/events?filters="
          + URLEncoder.encode(
              "{\"type\":[\"container\"],\"event\":[\"create\",\"start\",\"rename\"]}",
              StandardCharsets.UTF_8);

  private final Calls calls;
  private final Endpoint endpoint;
  private final ConnectionSettings settings;
  private final Cutoff cutoff;

  EventStream(Calls calls, Endpoint endpoint, ConnectionSettings settings, Cutoff cutoff) {
    this.calls = calls;
    this.endpoint = endpoint;
    this.settings = settings;
    this.cutoff = cutoff;
  }

  /**
   * Listens until the cluster ends the stream, it breaks, or it is cut off.
   *
   * @param begun told once, when the cluster has begun to answer: from then on nothing is missed
   * @param heard told each event, on this thread
   * @return why it ended
   */
  public Trouble listen(Runnable begun, Consumer<ContainerEvent> heard) {
    try (Deadline head = new Deadline(settings.callDeadline())) {
      Runnable abort = head::pass;
      cutoff.begins(abort);
      try {
        return listen(head, begun, heard);
      } finally {
        cutoff.ended(abort);
      }
    }
  }

  private Trouble listen(Deadline head, Runnable begun, Consumer<ContainerEvent> heard) {
    if (cutoff.isCut()) {
      return Calls.CALLED_OFF;
    }
    Request request =
        Request.builder()
            .method(Request.Method.GET)
            .path(PATH)
            .putHeader("Accept", "application/json")
            .build();
    try (Response response = endpoint.endless(head).execute(request)) {
      head.close();
      if (response.getStatusCode() != 200 || calls.isForeign(response)) {
        return Troubles.of(calls.unread(response));
      }
      begun.run();
      read(response.getBody(), heard);
      return new Trouble(
          Kind.CONNECTION_LOST, "The server at " + endpoint.where() + " ended the events.");
    } catch (UncheckedIOException failed) {
      return cutoff.isCut() ? Calls.CALLED_OFF : calls.trouble(failed, head.passed());
    } catch (IOException broken) {
      return cutoff.isCut()
          ? Calls.CALLED_OFF
          : new Trouble(
              Kind.CONNECTION_LOST,
              "The connection to the server at "
                  + endpoint.where()
                  + " broke off while it told events.");
    }
  }

  /** Only whole lines tell something: what an end cut off is as lost as what came after it. */
  private static void read(InputStream body, Consumer<ContainerEvent> heard) throws IOException {
    byte[] block = new byte[8192];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    for (int read = body.read(block); read >= 0; read = body.read(block)) {
      int start = 0;
      for (int i = 0; i < read; i++) {
        if (block[i] == '\n') {
          line.write(block, start, i - start);
          tell(line.toByteArray(), tooLong, heard);
          line.reset();
          tooLong = false;
          start = i + 1;
        }
      }
      line.write(block, start, read - start);
      if (line.size() > LONGEST_LINE) {
        tooLong = true;
        line.reset();
      }
    }
  }

  private static void tell(byte[] line, boolean tooLong, Consumer<ContainerEvent> heard) {
    if (tooLong) {
      heard.accept(new Unread());
    } else {
      Events.read(line).ifPresent(heard);
    }
  }
}
