package io.muster.simulator;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A container as it is at one moment.
 *
 * @param id 64 hexadecimal digits
 * @param node the host name of its node
 * @param name without slash and node
 * @param pidMode as stored: what it joins by id
 * @param namespace in whose PID namespace it was started: {@code host}, or the id of its owner
 * @param labels all of them, those that MKE adds included
 * @param state in which state it is
 * @param spec what it was made from
 */
public record SimulatedContainer(
    String id,
    String node,
    String name,
    String pidMode,
    String namespace,
    Map<String, String> labels,
    State state,
    Instant created,
    ContainerSpec spec) {

  /** The states of the Docker API. */
  public enum State {
    CREATED,
    RUNNING,
    PAUSED,
    RESTARTING,
    EXITED,
    DEAD;

    /** Whether its processes are there. */
    boolean lives() {
      return switch (this) {
        case RUNNING, PAUSED, RESTARTING -> true;
        case CREATED, EXITED, DEAD -> false;
      };
    }

    /** As the API writes it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The id it joins, or empty. */
  String joined() {
    return pidMode.startsWith("container:") ? pidMode.substring("container:".length()) : "";
  }

  /** The image's digest id. */
  String imageId() {
    return spec.imageId == null ? "sha256:" + Ids.hex("image " + spec.image) : spec.imageId;
  }

  SimulatedContainer in(State other) {
    return new SimulatedContainer(id, node, name, pidMode, namespace, labels, other, created, spec);
  }

  SimulatedContainer startedIn(String otherNamespace) {
    return new SimulatedContainer(
        id, node, name, pidMode, otherNamespace, labels, State.RUNNING, created, spec);
  }

  SimulatedContainer called(String otherId, String other) {
    return new SimulatedContainer(
        otherId, node, other, pidMode, namespace, labels, state, created, spec);
  }
}
