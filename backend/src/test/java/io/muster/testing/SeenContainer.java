package io.muster.testing;

import io.muster.inventory.ContainerFacts;
import io.muster.inventory.LabelsOfInterest;
import io.muster.inventory.PidMode;
import io.muster.inventory.Reading;
import io.muster.inventory.RunState;
import io.muster.inventory.Sighting;
import io.muster.shared.Digest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A container as a scan saw it, said in a sentence: {@code
 * container("web").on("hb-w1").sharingTheHost()}.
 */
public final class SeenContainer {

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private final String name;
  private final Map<String, String> labels = new HashMap<>();
  private String id;
  private String node = "harbor";
  private RunState state = RunState.RUNNING;
  private PidMode mode = new PidMode.Private();
  private boolean literal;
  private boolean vouched;
  private String unread = "";
  private boolean carriedOver;

  private SeenContainer(String name) {
    this.name = name;
    this.id = idOf(name);
  }

  public static SeenContainer container(String name) {
    return new SeenContainer(name);
  }

  /** The id that a container of that name gets unless told otherwise. */
  public static String idOf(String name) {
    return Digest.of(List.of(name));
  }

  public SeenContainer withId(String other) {
    id = idOf(other);
    return this;
  }

  public SeenContainer on(String hostname) {
    node = hostname;
    return this;
  }

  public SeenContainer sharingTheHost() {
    mode = new PidMode.Host();
    return this;
  }

  public SeenContainer joining(String other) {
    mode = new PidMode.Joined(idOf(other));
    return this;
  }

  public SeenContainer withPidMode(String text) {
    mode = PidMode.of(text);
    return this;
  }

  public SeenContainer stopped() {
    state = RunState.EXITED;
    return this;
  }

  public SeenContainer in(RunState state) {
    this.state = state;
    return this;
  }

  public SeenContainer labelled(String label, String value) {
    labels.put(label, value);
    return this;
  }

  /** Bears the system label, and the id of the MKE that says so. */
  public SeenContainer ofTheSystem(String instanceId) {
    return labelled("com.docker.ucp.version", "3.8.1")
        .labelled(LabelsOfInterest.INSTANCE_ID, instanceId);
  }

  public SeenContainer listedByTheLiteralQuery() {
    literal = true;
    return this;
  }

  public SeenContainer vouchedForByKubernetes() {
    vouched = true;
    return this;
  }

  public SeenContainer unread(String because) {
    unread = because;
    return this;
  }

  public SeenContainer carriedOver() {
    carriedOver = true;
    return this;
  }

  public ContainerFacts facts() {
    return new ContainerFacts(
        id,
        node,
        LONG_AGO,
        mode,
        "busybox:1.36",
        "sha256:" + Digest.of(List.of("busybox")),
        "",
        Digest.of(List.of()),
        "sleep",
        Digest.of(List.of("sleep", "1d")),
        "",
        false,
        List.of(),
        List.of(),
        LONG_AGO);
  }

  public Sighting sighting() {
    return new Sighting(
        id,
        node,
        name,
        state,
        "busybox:1.36",
        facts().imageId(),
        labels,
        literal,
        vouched,
        unread.isEmpty() ? new Reading.Known(facts(), carriedOver) : new Reading.Unread(unread));
  }
}
