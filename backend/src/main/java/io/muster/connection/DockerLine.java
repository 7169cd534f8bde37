package io.muster.connection;

import io.muster.connection.reading.Inspection;
import io.muster.connection.transport.Bounds;
import io.muster.connection.transport.Calls;
import io.muster.connection.transport.ServerCertificate;
import io.muster.shared.ContainerIds;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A line over HTTPS. Paths bear no version, so that each engine answers with its own, from 20.10 to
 * those that dropped old versions.
 */
final class DockerLine implements ClusterLine {

  private final Calls docker;
  private final Questions questions;
  private final @Nullable PodList pods;
  private final ServerCertificate server;
  private final ConnectionSettings settings;
  private final EngineInfo opening;
  private final Duration latency;
  private final Runnable parting;

  DockerLine(
      Calls docker,
      Questions questions,
      @Nullable PodList pods,
      ServerCertificate server,
      ConnectionSettings settings,
      EngineInfo opening,
      Duration latency,
      Runnable parting) {
    this.docker = docker;
    this.questions = questions;
    this.pods = pods;
    this.server = server;
    this.settings = settings;
    this.opening = opening;
    this.latency = latency;
    this.parting = parting;
  }

  @Override
  public Answer<EngineVersion> version() {
    return questions.version();
  }

  @Override
  public EngineInfo opening() {
    return opening;
  }

  @Override
  public Answer<EngineInfo> info() {
    return questions.info();
  }

  @Override
  public Answer<List<ListedNode>> nodes() {
    return questions.nodes();
  }

  @Override
  public Answer<List<ListedContainer>> containers() {
    return questions.containers();
  }

  @Override
  public Answer<List<ListedContainer>> literalContainers(String label) {
    return questions.literalContainers(label);
  }

  @Override
  public Answer<InspectedContainer> inspect(String id) {
    if (!ContainerIds.isOne(id)) {
      throw new IllegalArgumentException("not a container's id");
    }
    return docker.get(
        "/containers/" + id + "/json",
        new Bounds(settings.callDeadline(), settings.inspectBytes()),
        json -> Inspection.read(json, id));
  }

  @Override
  public Answer<List<ListedPlugin>> plugins() {
    return questions.plugins();
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

  @Override
  public void close() {
    questions.close();
    parting.run();
    if (pods != null) {
      pods.close();
    }
  }
}
