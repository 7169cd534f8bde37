package io.muster.simulator;

import java.util.EnumSet;
import java.util.Set;

/**
 * What MKE is known to do, each thing with a switch. Sources: Mirantis' and Docker's documentation
 * and public issue threads; what concerns a plain engine was measured on Docker Engine 20.10.
 */
public enum Behaviour {
  /** Fact 1: a list without {@code all} does not show MKE's own containers. */
  HIDES_SYSTEM_CONTAINERS_WITHOUT_ALL(true),
  /** Fact 2: MKE's own containers bear the system label. */
  SYSTEM_CONTAINERS_BEAR_THE_SYSTEM_LABEL(false),
  /** Fact 2: users' containers do not bear it, unless their creator claims it. */
  USERS_CONTAINERS_BEAR_NO_SYSTEM_LABEL(true),
  /** Fact 3: containers of a dead node vanish from a list without {@code all}. */
  HIDES_CONTAINERS_OF_DEAD_NODES_WITHOUT_ALL(true),
  /** Fact 3: with {@code all} their status is {@code Host Down}. */
  SHOWS_HOST_DOWN(true),
  /** Fact 3: inspecting one answers 500. */
  REFUSES_TO_INSPECT_ON_DEAD_NODES(true),
  /** Fact 3: {@code /nodes} says which node is down. */
  SHOWS_DEAD_NODES_AS_DOWN(false),
  /** Fact 4: a list for a user who is no administrator is 200 with fewer rows. */
  FILTERS_LISTS_OF_LIMITED_BUNDLES(true),
  /** Fact 4: inspecting a container that the user may not see answers 403. */
  FORBIDS_INSPECTS_TO_LIMITED_BUNDLES(true),
  /** Fact 4: only administrators see MKE's own containers. */
  SHOWS_SYSTEM_CONTAINERS_TO_ADMINISTRATORS_ONLY(true),
  /** Fact 4: {@code info.Containers} counts what the user cannot see, too. */
  COUNTS_ALL_CONTAINERS_IN_INFO(true),
  /** Fact 4: only an administrator's {@code env.sh} has the administrators' block. */
  MARKS_BUNDLES_OF_ADMINISTRATORS(true),
  /** Fact 4: users' certificates come from the Client CA, administrators' from the Cluster CA. */
  ISSUES_USERS_FROM_THE_CLIENT_CA(true),
  /** Fact 5: a Swarm service cannot set a PID mode. */
  SERVICES_HAVE_NO_PID_MODE(false),
  /** Fact 5: what a container joins is stored as the full id. */
  STORES_THE_JOINED_CONTAINER_BY_ID(false),
  /** A revoked or expired bundle is answered with 401, not with a TLS error. */
  ANSWERS_401_TO_DEAD_BUNDLES(true),
  /** Each download of a bundle registers another key on the account. */
  REGISTERS_A_KEY_WITH_EACH_BUNDLE(true),
  /** A key that is deleted from its account leaves its bundle dead. */
  KILLS_BUNDLES_WITH_THEIR_KEYS(true),
  /** The keys of an account are listed page after page. */
  LISTS_KEYS_IN_PAGES(true),
  /** A bundle's endpoint is the name by which it was downloaded. */
  NAMES_THE_ENDPOINT_BY_THE_HOST_ASKED(true),
  /** The server's version is {@code ucp/x.y.z}. */
  SAYS_UCP_IN_ITS_VERSION(true),
  /** Names in a list are {@code /node/name}. */
  PREFIXES_NAMES_WITH_THE_NODE(true),
  /** An inspected container has an extra top-level {@code Node}. */
  NAMES_THE_NODE_IN_INSPECTS(true),
  /** Nodes carry labels that say which orchestrator they run. */
  LABELS_NODES_WITH_ORCHESTRATORS(true),
  /** {@code info.ID} stays the same for the life of the cluster. */
  KEEPS_ITS_ID(false),
  /** The Kubernetes API names the containers of its pods. */
  NAMES_CONTAINERS_OF_PODS(true),
  /** Managed plugins are listed apart from the containers, with their {@code PidHost}. */
  LISTS_PLUGINS_APART(false),
  /** A list shows no PID mode. */
  SHOWS_NO_PID_MODE_IN_LISTS(false),
  /** An inspect shows the environment, passwords and all. */
  SHOWS_ENVIRONMENTS_IN_INSPECTS(false),
  /** What is gone is answered with 404. */
  ANSWERS_404_FOR_THE_GONE(false),
  /** Paused and restarting containers are listed without {@code all}. */
  LISTS_THE_PAUSED_AND_RESTARTING_WITHOUT_ALL(false),
  /** Stopped containers are listed only with {@code all}. */
  LISTS_THE_STOPPED_WITH_ALL_ONLY(false),
  /** A new name does not change the id. */
  KEEPS_THE_ID_WHEN_RENAMED(false),
  /** Who joined a private namespace dies with the container that owned it. */
  KILLS_JOINERS_OF_A_REMOVED_PRIVATE_CONTAINER(false),
  /** Who joined a container that shares the host's namespace outlives it. */
  SPARES_JOINERS_OF_A_REMOVED_HOST_CONTAINER(false),
  /** A container whose joined one is gone cannot be started. */
  REFUSES_TO_START_WHAT_JOINS_THE_GONE(false),
  /** Paths work with a version and without. */
  SERVES_PATHS_WITH_AND_WITHOUT_VERSION(false),
  /** Label filters may be a list or a map of truths. */
  READS_BOTH_KINDS_OF_LABEL_FILTER(false);

  private final boolean ofMkeOnly;

  Behaviour(boolean ofMkeOnly) {
    this.ofMkeOnly = ofMkeOnly;
  }

  /** All that MKE does. */
  public static Set<Behaviour> ofMke() {
    return EnumSet.allOf(Behaviour.class);
  }

  /** What a plain Docker Engine does too. */
  public static Set<Behaviour> ofAnEngine() {
    Set<Behaviour> some = ofMke();
    some.removeIf(behaviour -> behaviour.ofMkeOnly);
    return some;
  }
}
