package io.muster.simulator;

import io.muster.simulator.SimulatedContainer.State;
import io.muster.simulator.SimulatedNode.Orchestrator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a cluster consists of, and what can be done to it while it runs. May be changed and asked
 * from several threads. Ids follow from its name and the order of what was done, so that a cluster
 * made anew in the same way is the same.
 */
public final class SimulatedCluster implements ContainerHost {

  /** The label that the STIG's query filters by. */
  public static final String SYSTEM_LABEL = "com.docker.ucp.version";

  /** The label by which MKE knows its own containers. */
  public static final String INSTANCE_LABEL = "com.docker.ucp.InstanceID";

  private final String name;
  private final boolean mke;
  private final Switches switches;
  private final Containers containers;
  private final Nodes nodes;
  private final List<Plugin> plugins = new CopyOnWriteArrayList<>();
  private String version;
  private String id;
  private boolean swarm;
  private int changes;

  /** A managed plugin. */
  record Plugin(String name, boolean enabled, boolean pidHost) {}

  private SimulatedCluster(String name, boolean mke) {
    this.name = name;
    this.mke = mke;
    this.swarm = mke;
    this.version = mke ? "3.8.1" : "20.10.24";
    this.id = Ids.engine(name);
    this.nodes = new Nodes(name);
    this.switches = new Switches(mke ? Behaviour.ofMke() : Behaviour.ofAnEngine());
    this.containers = new Containers(name, Clock.systemUTC(), switches);
  }

  /** An MKE cluster without nodes. */
  public static SimulatedCluster named(String name) {
    return new SimulatedCluster(name, true);
  }

  /** A plain engine, which is its own only node and no Swarm manager. */
  public static SimulatedCluster engine(String name) {
    return new SimulatedCluster(name, false).node(name, true, Set.of());
  }

  /** Adds managers, which run both orchestrators. */
  public SimulatedCluster managers(String... hostnames) {
    for (String hostname : hostnames) {
      node(hostname, true, Set.of(Orchestrator.SWARM, Orchestrator.KUBERNETES));
    }
    return this;
  }

  /** Adds a worker that runs Swarm. */
  public SimulatedCluster node(String hostname) {
    return node(hostname, Orchestrator.SWARM);
  }

  /** Adds a worker. */
  public SimulatedCluster node(String hostname, Orchestrator... orchestrators) {
    return node(hostname, false, Set.of(orchestrators));
  }

  private SimulatedCluster node(String hostname, boolean manager, Set<Orchestrator> orchestrators) {
    nodes.add(hostname, manager, orchestrators);
    return this;
  }

  /** The version of MKE or of the engine, without {@code ucp/}. */
  public synchronized SimulatedCluster version(String number) {
    version = number;
    return this;
  }

  /** Turns a behaviour off. */
  public SimulatedCluster without(Behaviour behaviour) {
    switches.off(behaviour);
    return this;
  }

  /** Turns a behaviour on. */
  public SimulatedCluster with(Behaviour behaviour) {
    switches.on(behaviour);
    return this;
  }

  /** Makes an engine the manager of a Swarm of its own. */
  public synchronized SimulatedCluster swarmInit() {
    swarm = true;
    return this;
  }

  /** Puts MKE's usual own containers on every node, some of which share the host's namespace. */
  public SimulatedCluster withSystemContainers() {
    nodes().forEach(node -> SystemContainers.of(node).forEach(this::run));
    return this;
  }

  /** Puts those of MKE's usual own containers on every node that share nothing. */
  public SimulatedCluster withPrivateSystemContainers() {
    for (SimulatedNode node : nodes()) {
      SystemContainers.of(node).stream().filter(spec -> spec.pid.isEmpty()).forEach(this::run);
    }
    return this;
  }

  /** Lists a managed plugin. */
  public SimulatedCluster plugin(String pluginName, boolean enabled, boolean pidHost) {
    plugins.add(new Plugin(pluginName, enabled, pidHost));
    return this;
  }

  /**
   * Creates and starts a container.
   *
   * @return its id
   * @throws NoSuchElementException if it joins what is not there
   */
  @Override
  public String run(ContainerSpec spec) {
    String created = create(spec);
    containers.start(created);
    return created;
  }

  /** Creates a container and returns its id. */
  @Override
  public synchronized String create(ContainerSpec spec) {
    SimulatedNode node = spec.node.isEmpty() ? nodes.preferred() : nodes.get(spec.node);
    return containers.create(spec, node.hostname(), Labels.of(spec, this, id));
  }

  /**
   * Starts a container.
   *
   * @throws IllegalStateException if what it joins is gone or does not run
   */
  @Override
  public void start(String which) {
    containers.start(which);
  }

  /** Stops a container, and with it who lives in its namespace. */
  @Override
  public void stop(String which) {
    containers.stop(which);
  }

  /** Pauses a container. */
  @Override
  public void pause(String which) {
    containers.become(which, "pause", one -> one.in(State.PAUSED));
  }

  /** Lets a paused container go on. */
  @Override
  public void unpause(String which) {
    containers.become(which, "unpause", one -> one.in(State.RUNNING));
  }

  /** Puts a container into a state that comes by itself, such as restarting. */
  public void fallInto(String which, State state) {
    containers.become(which, "die", one -> one.in(state));
  }

  /** Removes a container by force. */
  @Override
  public void remove(String which) {
    containers.remove(which);
  }

  /** Gives a container another name. */
  @Override
  public void rename(String which, String newName) {
    containers.rename(which, newName);
  }

  @Override
  public void awaitEnd(String which) {
    if (containers.get(which).state().lives()) {
      throw new IllegalStateException(which + " lives");
    }
  }

  /** A node's engine dies: nobody hears of its containers any more. */
  public void nodeDown(String hostname) {
    nodes.change(hostname, node -> node.alive(false));
  }

  /** A node's engine is back. */
  public void nodeUp(String hostname) {
    nodes.change(hostname, node -> node.alive(true));
  }

  /** Changes what runs a node's workloads. */
  public void orchestrate(String hostname, Orchestrator... orchestrators) {
    nodes.change(hostname, node -> node.running(Set.of(orchestrators)));
  }

  /** Sets a node's availability: {@code active}, {@code pause} or {@code drain}. */
  public void availability(String hostname, String word) {
    nodes.change(hostname, node -> node.available(word));
  }

  /** Takes a node out of the cluster, and its containers with it. */
  public void nodeLeaves(String hostname) {
    nodes.remove(hostname);
    containers.forget(hostname);
  }

  /** Another cluster stands behind the same address from now on. */
  public synchronized void becomeAnother(String seed) {
    id = Ids.engine(seed);
  }

  /** Its name, by which nothing in the API goes. */
  public String name() {
    return name;
  }

  /** Whether it is MKE, else a plain engine. */
  public boolean isMke() {
    return mke;
  }

  /** The id that {@code /info} shows. */
  public synchronized String id() {
    return switches.has(Behaviour.KEEPS_ITS_ID) ? id : Ids.engine(name + ++changes);
  }

  /** The version without {@code ucp/}. */
  public synchronized String version() {
    return version;
  }

  /** Which behaviours are on. */
  public Switches switches() {
    return switches;
  }

  /** All nodes of this moment. */
  public List<SimulatedNode> nodes() {
    return nodes.all();
  }

  /** All containers of this moment, the youngest first, whoever may see them. */
  public List<SimulatedContainer> containers() {
    return containers.youngestFirst();
  }

  /**
   * A container by its id, long or short, its name, or {@code node/name}.
   *
   * @throws NoSuchElementException if there is none
   */
  public SimulatedContainer container(String which) {
    return containers.get(which);
  }

  /** How many listen to its events at this moment. */
  public int listeners() {
    return containers.listeners();
  }

  Containers all() {
    return containers;
  }

  synchronized boolean isSwarm() {
    return swarm;
  }

  boolean isOnDeadNode(SimulatedContainer container) {
    return nodes.isDead(container.node());
  }

  String idOfNode(SimulatedContainer container) {
    return nodes.idOf(container.node());
  }

  List<Plugin> plugins() {
    return new ArrayList<>(plugins);
  }
}
