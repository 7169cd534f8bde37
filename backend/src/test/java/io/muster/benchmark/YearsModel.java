package io.muster.benchmark;

import io.muster.connection.ClusterKind;
import io.muster.evaluation.Evaluated;
import io.muster.evaluation.Evaluation;
import io.muster.evaluation.Remembered;
import io.muster.inventory.Completeness;
import io.muster.inventory.ContainerFacts;
import io.muster.inventory.Inventory;
import io.muster.inventory.LabelsOfInterest;
import io.muster.inventory.NodeFacts;
import io.muster.inventory.PidMode;
import io.muster.inventory.Reading;
import io.muster.inventory.RunState;
import io.muster.inventory.Sighting;
import io.muster.shared.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A cluster whose containers come and go: each day 2 % are created anew, each week one more of them
 * shares the host's PID namespace or one less. Two system containers on each node always do.
 */
final class YearsModel {

  private static final String SYSTEM_LABEL = "com.docker.ucp.version";
  private static final int NODES = 5;
  private static final int MOST_EXTRA = 6;
  private static final Duration REINSPECTION = Duration.ofDays(7);

  private final String engine;
  private final Random chance;
  private final List<One> containers = new ArrayList<>();

  private static final class One {
    private final String node;
    private final String name;
    private final boolean system;
    private boolean host;
    private String id = "";
    private Instant created = Instant.EPOCH;
    private Instant read = Instant.EPOCH;

    private One(String node, String name, boolean system) {
      this.node = node;
      this.name = name;
      this.system = system;
      this.host = system;
    }
  }

  YearsModel(String name, int containers, long seed) {
    this.engine = "ENGINE-" + name;
    this.chance = new Random(seed);
    for (int i = 0; i < containers; i++) {
      boolean system = i < 2 * NODES;
      String called = system ? "ucp-agent-" + (i / NODES + 1) : "service-%03d.1".formatted(i);
      this.containers.add(new One("node-" + (i % NODES + 1), called, system));
    }
  }

  /** The scan of a day, the first of which is 0. */
  Evaluated scanned(int day, Instant now) {
    if (day == 0) {
      containers.forEach(c -> create(c, now));
    } else {
      int anew = Math.max(1, containers.size() / 50);
      chance.ints(anew, 0, containers.size()).forEach(i -> create(containers.get(i), now));
    }
    if (day % 7 == 3) {
      openOrEnd(now);
    }
    List<Sighting> seen = containers.stream().map(c -> sighting(c, now)).toList();
    List<NodeFacts> nodes = new ArrayList<>();
    for (int i = 1; i <= NODES; i++) {
      nodes.add(new NodeFacts("id-" + i, "node-" + i, true, "active", "ready", true, false));
    }
    int count = seen.size();
    return Evaluation.of(
        new Inventory(
            ClusterKind.MKE,
            engine,
            "ucp/3.8.1",
            nodes,
            seen,
            List.of(),
            List.of(),
            Set.of(),
            new Completeness(count, count, count, 1, 0),
            List.of(),
            List.of()),
        Remembered.NOTHING,
        SYSTEM_LABEL);
  }

  private void openOrEnd(Instant now) {
    List<One> extra = containers.stream().filter(c -> c.host && !c.system).toList();
    boolean open = extra.isEmpty() || extra.size() < MOST_EXTRA && chance.nextBoolean();
    One one =
        open
            ? containers.get(2 * NODES + chance.nextInt(containers.size() - 2 * NODES))
            : extra.get(chance.nextInt(extra.size()));
    one.host = open;
    create(one, now);
  }

  private void create(One one, Instant now) {
    one.id = Digest.of(List.of(engine, one.node, one.name, "" + chance.nextLong()));
    one.created = now.minusSeconds(chance.nextInt(3600));
    one.read = Instant.EPOCH;
  }

  private Sighting sighting(One c, Instant now) {
    boolean carriedOver = now.isBefore(c.read.plus(REINSPECTION));
    c.read = carriedOver ? c.read : now;
    String image = (c.system ? "mirantis/" : "registry.example.mil/apps/") + c.name + ":1.0";
    ContainerFacts facts =
        new ContainerFacts(
            c.id,
            c.node,
            c.created,
            c.host ? new PidMode.Host() : new PidMode.Private(),
            image,
            "sha256:" + Digest.of(List.of(image)),
            "/entrypoint",
            Digest.of(List.of("/entrypoint")),
            "serve",
            Digest.of(List.of("serve", c.name)),
            "1000:1000",
            false,
            List.of(),
            List.of("volume:data:/data:rw"),
            c.read);
    Map<String, String> labels =
        c.system
            ? Map.of(SYSTEM_LABEL, "3.8.1", LabelsOfInterest.INSTANCE_ID, engine)
            : Map.of("com.docker.swarm.service.name", c.name);
    return new Sighting(
        c.id,
        c.node,
        c.name,
        RunState.RUNNING,
        image,
        facts.imageId(),
        labels,
        c.system,
        false,
        new Reading.Known(facts, carriedOver));
  }
}
