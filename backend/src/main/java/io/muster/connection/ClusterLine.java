package io.muster.connection;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A read-only, mutually authenticated line to one cluster's Docker API, as short-lived as what it
 * is opened for. Every call but the one for events has an overall deadline and a bounded body; none
 * follows a redirect or asks for anything that could change the cluster. Calls may be made from
 * several threads at once.
 */
public interface ClusterLine extends AutoCloseable {

  /** {@code GET /version}. */
  Answer<EngineVersion> version();

  /** What {@code GET /info} said when it was called first, to prove the line. */
  EngineInfo opening();

  /** {@code GET /info}, called anew. */
  Answer<EngineInfo> info();

  /** {@code GET /nodes}; refused with 503 or 406 by an engine that is no Swarm manager. */
  Answer<List<ListedNode>> nodes();

  /** {@code GET /containers/json?all=true}: every container in any state. */
  Answer<List<ListedContainer>> containers();

  /**
   * The STIG's own query, sent as it stands: {@code GET /containers/json} with a label filter and
   * without {@code all}.
   *
   * @param label the system label
   */
  Answer<List<ListedContainer>> literalContainers(String label);

  /**
   * {@code GET /containers/{id}/json}, of which only an allow-list of fields is ever read.
   *
   * @param id 64 hexadecimal digits
   */
  Answer<InspectedContainer> inspect(String id);

  /** {@code GET /plugins}: managed plugins, which may share the host's PID namespace unseen. */
  Answer<List<ListedPlugin>> plugins();

  /**
   * {@code GET /api/v1/pods} of the same bundle's Kubernetes API: the container ids it vouches for.
   *
   * @return failed if the bundle names no Kubernetes API
   */
  Answer<List<PodContainer>> podContainers();

  /**
   * {@code GET /events} of containers that are created, started or renamed. It goes on for as long
   * as the line is kept open; this returns when it has ended.
   *
   * @param begun told once, when the cluster has begun to answer: from then on nothing is missed
   * @param heard told each event, on this thread
   * @return why it ended
   */
  Trouble events(Runnable begun, Consumer<ContainerEvent> heard);

  /** Who issued the server's certificate, as the first handshake showed it, RFC 2253. */
  String serverIssuer();

  /**
   * The names and addresses that the server's certificate is for, as the first handshake showed.
   */
  default List<String> serverNames() {
    return List.of();
  }

  /** How long the handshake and the first answer took. */
  Duration latency();

  @Override
  void close();
}
