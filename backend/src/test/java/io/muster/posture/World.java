package io.muster.posture;

import io.muster.evaluation.Outcome;
import io.muster.posture.History.Event;
import io.muster.testing.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A generated cluster whose nodes die and leave and whose containers come, go, turn and swap. */
final class World {

  private enum Health {
    UP,
    DOWN,
    VANISHED
  }

  private record Container(
      String id,
      String node,
      String name,
      Outcome outcome,
      boolean system,
      String image,
      String command) {

    Container named(String other) {
      return new Container(id, node, other, outcome, system, image, command);
    }

    Container judged(Outcome anew, boolean asSystem) {
      return new Container(id, node, name, anew, asSystem, image, command);
    }

    /** The same, made anew. */
    Container as(String otherId) {
      return new Container(otherId, node, name, outcome, system, image, command);
    }

    View.Box box(Outcome seen) {
      return new View.Box(id, name, seen, system, image, command);
    }
  }

  private static final Outcome[] OUTCOMES = {
    Outcome.HOST,
    Outcome.HOST,
    Outcome.INHERITED,
    Outcome.UNPROVEN,
    Outcome.PRIVATE,
    Outcome.PRIVATE,
    Outcome.NOT_APPLICABLE,
    Outcome.CANNOT_START
  };

  private final Random random;
  private final Map<String, Health> nodes = new LinkedHashMap<>();
  private final List<Container> containers = new ArrayList<>();
  private final Decisions decisions = new Decisions();
  private boolean kubernetesOnly;
  private int serial;

  World(Random random) {
    this.random = random;
    this.kubernetesOnly = chance(15);
    for (int i = 1; i <= 1 + random.nextInt(3); i++) {
      nodes.put("w" + i, Health.UP);
    }
  }

  /** Something happens. */
  void turn() {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> create("c" + random.nextInt(4));
      case 3 -> pick().ifPresent(containers::remove);
      case 4 -> rename();
      case 5 -> recreate();
      case 6 -> makeRoom();
      case 7 -> swap();
      case 8 -> judgeAnew();
      case 9, 10 -> nodes.replace(anyNode(), health());
      default -> kubernetesOnly = chance(20);
    }
  }

  /** A node that is listed no more, if there is one; it is then forgotten with its containers. */
  Optional<String> forgetVanished() {
    Optional<String> gone =
        nodes.entrySet().stream()
            .filter(e -> e.getValue() == Health.VANISHED)
            .map(Map.Entry::getKey)
            .findFirst();
    gone.filter(n -> nodes.size() > 1)
        .ifPresent(
            n -> {
              nodes.remove(n);
              containers.removeIf(c -> c.node().equals(n));
            });
    return gone;
  }

  /** An ISSM decides. */
  Event decide(Event decision) {
    decisions.add(decision);
    return decision;
  }

  /** What a scan sees at an instant. */
  View look(Instant at) {
    boolean listInDoubt = chance(6);
    List<View.Node> seen = new ArrayList<>();
    Map<String, Boolean> vanished = new LinkedHashMap<>();
    nodes.forEach(
        (name, health) -> {
          if (health == Health.VANISHED) {
            vanished.put(name, decisions.outOfService(name, at));
          } else {
            seen.add(look(name, health, listInDoubt, decisions.outOfService(name, at)));
          }
        });
    return new View(seen, vanished, listInDoubt, kubernetesOnly);
  }

  private View.Node look(String name, Health health, boolean listInDoubt, boolean outOfService) {
    boolean answers = health == Health.UP;
    boolean hides = answers && chance(8);
    boolean flaky = chance(15);
    List<View.Box> boxes = new ArrayList<>();
    for (Container c : containers) {
      if (!c.node().equals(name) || !answers || (hides || listInDoubt) && chance(50)) {
        continue;
      }
      Outcome outcome = flaky && chance(30) ? Outcome.UNREAD : c.outcome();
      boxes.add(c.box(outcome));
    }
    return new View.Node(name, answers, outOfService, hides, boxes);
  }

  private void create(String name) {
    String node = anyNode();
    if (containers.stream().noneMatch(c -> c.node().equals(node) && c.name().equals(name))) {
      containers.add(fresh(node, name));
    }
  }

  private void rename() {
    pick().ifPresent(c -> replace(c, c.named(chance(50) ? freeName(c.node()) : "r" + ++serial)));
  }

  private void recreate() {
    pick()
        .ifPresent(
            c -> {
              Container other = fresh(c.node(), c.name());
              replace(c, chance(60) ? c.as(other.id()) : other);
            });
  }

  private void makeRoom() {
    pick()
        .ifPresent(
            c -> {
              replace(c, c.named("old" + ++serial));
              containers.add(fresh(c.node(), c.name()));
            });
  }

  private void swap() {
    Optional<Container> one = pick();
    Optional<Container> other =
        one.flatMap(
            o ->
                containers.stream()
                    .filter(c -> c.node().equals(o.node()) && !c.equals(o))
                    .findFirst());
    if (other.isPresent()) {
      replace(one.get(), one.get().named(other.get().name()));
      replace(other.get(), other.get().named(one.get().name()));
    }
  }

  private void judgeAnew() {
    pick().ifPresent(c -> replace(c, c.judged(outcome(), chance(50))));
  }

  private Container fresh(String node, String name) {
    return new Container(
        Seen.id("container " + ++serial),
        node,
        name,
        outcome(),
        chance(40),
        "image " + random.nextInt(2),
        "command " + random.nextInt(2));
  }

  private String freeName(String node) {
    for (int i = 0; i < 6; i++) {
      String name = "c" + i;
      if (containers.stream().noneMatch(c -> c.node().equals(node) && c.name().equals(name))) {
        return name;
      }
    }
    return "r" + ++serial;
  }

  private Health health() {
    return chance(50) ? Health.UP : Health.values()[random.nextInt(Health.values().length)];
  }

  private Outcome outcome() {
    return OUTCOMES[random.nextInt(OUTCOMES.length)];
  }

  private void replace(Container old, Container by) {
    containers.set(containers.indexOf(old), by);
  }

  private Optional<Container> pick() {
    return containers.isEmpty()
        ? Optional.empty()
        : Optional.of(containers.get(random.nextInt(containers.size())));
  }

  /** What some of those that violate look like. */
  Set<String> someLooks() {
    Set<String> looks = new TreeSet<>();
    containers.stream()
        .filter(c -> c.outcome().violation() && chance(70))
        .forEach(c -> looks.add(c.box(c.outcome()).look(c.node())));
    return looks;
  }

  String anyNode() {
    return List.copyOf(nodes.keySet()).get(random.nextInt(nodes.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
