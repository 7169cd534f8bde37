package io.muster.connection;

import io.muster.connection.reading.ContainerRows;
import io.muster.connection.reading.Engine;
import io.muster.connection.reading.Inspection;
import io.muster.connection.reading.Reading;
import io.muster.connection.transport.Bounds;
import io.muster.connection.transport.Calls;
import io.muster.connection.transport.ServerCertificate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * A line over HTTPS. Paths bear no version, so that each engine answers with its own, from 20.10 to
 * those that dropped old versions.
 */
final class DockerLine implements ClusterLine {

  private final Calls docker;
  private final NodesAsked nodes;
  private final @Nullable PodList pods;
  private final ServerCertificate server;
  private final ConnectionSettings settings;
  private final EngineInfo opening;
  private final Duration latency;

  DockerLine(
      Calls docker,
      NodesAsked nodes,
      @Nullable PodList pods,
      ServerCertificate server,
      ConnectionSettings settings,
      EngineInfo opening,
      Duration latency) {
    this.docker = docker;
    this.nodes = nodes;
    this.pods = pods;
    this.server = server;
    this.settings = settings;
    this.opening = opening;
    this.latency = latency;
  }

  @Override
  public Answer<EngineVersion> version() {
    return get("/version", Engine::version);
  }

  @Override
  public EngineInfo opening() {
    return opening;
  }

  @Override
  public Answer<EngineInfo> info() {
    return get("/info", Engine::info);
  }

  @Override
  public Answer<List<ListedNode>> nodes() {
    return nodes.answer();
  }

  @Override
  public Answer<List<ListedContainer>> containers() {
    return list("/containers/json?all=true");
  }

  @Override
  public Answer<List<ListedContainer>> literalContainers(String label) {
    String filters =
        "{\"label\":[\""
            + new String(JsonStringEncoder.getInstance().quoteAsCharArray(label))
            + "\"]}";
    return list("/containers/json?filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8));
  }

  @Override
  public Answer<InspectedContainer> inspect(String id) {
    if (!ContainerRows.ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not a container's id");
    }
    return docker.get(
        "/containers/" + id + "/json",
        new Bounds(settings.callDeadline(), settings.inspectBytes()),
        json -> Inspection.read(json, id));
  }

  @Override
  public Answer<List<ListedPlugin>> plugins() {
    return get("/plugins", Engine::plugins);
  }

  @Override
  public Answer<List<PodContainer>> podContainers() {
    if (pods == null) {
      return new Answer.Failed<>(
          new Trouble(
              Trouble.Kind.NO_KUBERNETES,
              "The bundle names no Kubernetes API, so no claim to be Kubernetes's can be verified:"
                  + " upload a bundle that holds kube.yml."));
    }
    return pods.containers();
  }

  @Override
  public Trouble events(Runnable begun, Consumer<ContainerEvent> heard) {
    return docker.events().listen(begun, heard);
  }

  @Override
  public String serverIssuer() {
    return server.issuer();
  }

  @Override
  public List<String> serverNames() {
    return server.names();
  }

  @Override
  public Duration latency() {
    return latency;
  }

  private <T> Answer<T> get(String path, Reading<T> reading) {
    return docker.get(path, new Bounds(settings.callDeadline(), settings.otherBytes()), reading);
  }

  private Answer<List<ListedContainer>> list(String path) {
    return docker.get(
        path, new Bounds(settings.listDeadline(), settings.listBytes()), ContainerRows::read);
  }

  @Override
  public void close() {
    nodes.close();
    docker.close();
    if (pods != null) {
      pods.close();
    }
  }
}
