package io.muster.connection;

import io.muster.connection.reading.ContainerRows;
import io.muster.connection.reading.Engine;
import io.muster.connection.reading.Nodes;
import io.muster.connection.reading.Reading;
import io.muster.connection.transport.Bounds;
import io.muster.connection.transport.Calls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import tools.jackson.core.io.JsonStringEncoder;

/** What a line asks of a whole cluster, as opposed to one container. */
final class Questions implements AutoCloseable {

  /** Over so many connections a line asks ahead even if it has to make them first. */
  private static final int LANES = 2;

  /**
   * Over so many if they are there already: then each of the long answers has one of its own. On a
   * quiet cluster a handshake for the third costs more than it saves.
   */
  private static final int LANES_AT_HAND = 3;

  private final Calls docker;
  private final ConnectionSettings settings;
  private final Question<EngineVersion> version;
  private final Question<EngineInfo> info;
  private final Question<List<ListedContainer>> containers;
  private final Question<List<ListedNode>> nodes;
  private final Question<List<ListedPlugin>> plugins;
  private final Map<String, Question<List<ListedContainer>>> literal = new ConcurrentHashMap<>();

  Questions(Calls docker, ConnectionSettings settings) {
    this.docker = docker;
    this.settings = settings;
    version = small("/version", Engine::version);
    info = small("/info", Engine::info);
    containers = list("/containers/json?all=true");
    nodes = small("/nodes", Nodes::read);
    plugins = small("/plugins", Engine::plugins);
  }

  /**
   * Asks everything now that a collection begins with, over a few connections: an engine takes its
   * time for {@code /info}, and the list of all containers need not wait for it. Nor may the nodes,
   * which inspections wait for, stand behind two lists.
   *
   * @param label of the STIG's own query
   * @param connections that are open and free
   */
  void ahead(String label, int connections) {
    int count = Math.clamp(connections, LANES, LANES_AT_HAND);
    ExecutorService lanes =
        Executors.newFixedThreadPool(count, Thread.ofVirtual().name("asks-ahead-", 1).factory());
    Stream<Question<?>> inOrder =
        count > LANES
            ? Stream.of(info, containers, literal(label), nodes, plugins)
            : Stream.of(info, containers, nodes, literal(label), plugins);
    inOrder.forEach(q -> q.ahead(lanes));
    // What it was given is still asked.
    lanes.shutdown();
  }

  Answer<EngineVersion> version() {
    return version.answer();
  }

  Answer<EngineInfo> info() {
    return info.answer();
  }

  Answer<List<ListedContainer>> containers() {
    return containers.answer();
  }

  Answer<List<ListedContainer>> literalContainers(String label) {
    return literal(label).answer();
  }

  Answer<List<ListedNode>> nodes() {
    return nodes.answer();
  }

  Answer<List<ListedPlugin>> plugins() {
    return plugins.answer();
  }

  private Question<List<ListedContainer>> literal(String label) {
    return literal.computeIfAbsent(
        label,
        l -> {
          String filters =
              "{\"label\":[\""
                  + new String(JsonStringEncoder.getInstance().quoteAsCharArray(l))
                  + "\"]}";
          return list(
              "/containers/json?filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8));
        });
  }

  private Question<List<ListedContainer>> list(String path) {
    return new Question<>(
        docker,
        path,
        new Bounds(settings.listDeadline(), settings.listBytes()),
        ContainerRows::read);
  }

  private <T> Question<T> small(String path, Reading<T> reading) {
    return new Question<>(
        docker, path, new Bounds(settings.callDeadline(), settings.otherBytes()), reading);
  }

  @Override
  public void close() {
    Stream.concat(Stream.of(version, info, containers, nodes, plugins), literal.values().stream())
        .forEach(Question::close);
  }
}
