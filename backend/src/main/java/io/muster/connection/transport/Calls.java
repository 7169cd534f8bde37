package io.muster.connection.transport;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.muster.connection.Answer;
import io.muster.connection.ConnectionSettings;
import io.muster.connection.Cutoff;
import io.muster.connection.Trouble;
import io.muster.connection.Trouble.Kind;
import io.muster.connection.reading.Garbled;
import io.muster.connection.reading.Json;
import io.muster.connection.reading.Reading;
import io.muster.connection.reading.TooMany;
import java.io.UncheckedIOException;
import java.time.Duration;
import tools.jackson.core.JacksonException;

/**
 * Makes the calls of a line to one server, each within its bounds, and repeats where that is safe.
 */
public final class Calls implements AutoCloseable {

  static final Trouble CALLED_OFF = new Trouble(Kind.CONNECTION_LOST, "The call was called off.");
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private final Endpoint endpoint;
  private final Diagnosis diagnosis;
  private final ConnectionSettings settings;
  private final Cutoff cutoff;

  public Calls(Endpoint endpoint, ConnectionSettings settings, Cutoff cutoff) {
    this.endpoint = endpoint;
    this.cutoff = cutoff;
    this.diagnosis = new Diagnosis(endpoint.where());
    this.settings = settings;
  }

  /** {@code GET}s a path and reads the answer. */
  public <T> Answer<T> get(String path, Bounds bounds, Reading<T> reading) {
    try (Deadline deadline = new Deadline(bounds.deadline())) {
      return get(path, bounds.bytes(), deadline, reading);
    }
  }

  /** The same, as one of several calls under one deadline. */
  public <T> Answer<T> get(String path, long bytes, Deadline deadline, Reading<T> reading) {
    Runnable abort = deadline::pass;
    cutoff.begins(abort);
    try {
      return repeated(path, bytes, deadline, reading);
    } finally {
      cutoff.ended(abort);
    }
  }

  private <T> Answer<T> repeated(String path, long bytes, Deadline deadline, Reading<T> reading) {
    Duration pause = FIRST_PAUSE;
    for (int repeated = 0; ; repeated++) {
      Answer<T> answer = once(path, bytes, deadline, reading);
      if (repeated == settings.repetitions() || !worthRepeating(answer) || !deadline.pause(pause)) {
        return answer;
      }
      pause = pause.multipliedBy(3);
    }
  }

  private <T> Answer<T> once(String path, long bytes, Deadline deadline, Reading<T> reading) {
    if (cutoff.isCut()) {
      return new Answer.Failed<>(CALLED_OFF);
    }
    DockerHttpClient transport = endpoint.call(deadline, bytes);
    Request request =
        Request.builder()
            .method(Request.Method.GET)
            .path(path)
            .putHeader("Accept", "application/json")
            .build();
    try (Response response = transport.execute(request)) {
      return answer(response, reading);
    } catch (UncheckedIOException | JacksonException | Garbled | TooMany failed) {
      return new Answer.Failed<>(diagnosis.of(failed, deadline.passed()));
    }
  }

  /** The same server's events. */
  public EventStream events() {
    return new EventStream(this, endpoint, settings, cutoff);
  }

  private <T> Answer<T> answer(Response response, Reading<T> reading) {
    return response.getStatusCode() == 200 && !isForeign(response)
        ? new Answer.Read<>(Json.document(response.getBody(), settings.listedItems(), reading))
        : unread(response);
  }

  boolean isForeign(Response response) {
    return diagnosis.isForeign(response);
  }

  Trouble trouble(Throwable failure, boolean deadlinePassed) {
    return diagnosis.of(failure, deadlinePassed);
  }

  /** What an answer means that brings nothing to read. */
  <T> Answer<T> unread(Response response) {
    int status = response.getStatusCode();
    if (status == 200) {
      return new Answer.Failed<>(diagnosis.notDocker());
    }
    String message = ErrorMessage.of(response.getBody());
    return switch (status) {
      case 301, 302, 303, 307, 308 -> new Answer.Failed<>(diagnosis.redirected(response));
      case 401 -> new Answer.Failed<>(diagnosis.unauthorized(message));
      case 404 -> new Answer.Gone<>();
      default -> new Answer.Refused<>(status, message);
    };
  }

  /** Only what a moment's weakness explains. An engine without Swarm answers 503 for ever. */
  private static boolean worthRepeating(Answer<?> answer) {
    return switch (answer) {
      case Answer.Read<?> _, Answer.Gone<?> _ -> false;
      case Answer.Refused<?>(int status, String message) ->
          (status == 429 || status == 502 || status == 503) && !message.contains("swarm manager");
      case Answer.Failed<?>(Trouble trouble) -> trouble.kind() == Kind.CONNECTION_LOST;
    };
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
