package io.muster.simulator;

import static io.muster.simulator.ApiTarget.at;
import static io.muster.simulator.ApiTarget.ids;
import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.podContainer;
import static io.muster.simulator.ContainerSpec.system;
import static io.muster.simulator.SimulatedCluster.SYSTEM_LABEL;

import io.muster.simulator.SimulatedContainer.State;
import io.muster.testing.engine.RawApi;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Validity;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at a simulator over the wire, and tells whether a fact shows. */
final class FactProbe implements AutoCloseable {

  private static final String LABELLED = "{\"label\":[\"" + SYSTEM_LABEL + "\"]}";

  private final SimulatedCluster harbor;
  private final Simulator simulator;
  private final RawApi admin;
  private final SimulatedAccount otis;
  private @Nullable RawApi limited;

  FactProbe(SimulatedCluster harbor) {
    this.harbor = harbor;
    simulator = Simulator.start(harbor);
    admin = SimulatedEngineContractTests.apiOf(simulator);
    otis = simulator.limitedAccount("otis", "/Shared");
  }

  boolean sees(Behaviour fact) {
    return switch (fact) {
      case HIDES_SYSTEM_CONTAINERS_WITHOUT_ALL -> {
        String agent = harbor.run(system("ucp-agent"));
        yield !ids(admin.containers(false, LABELLED)).contains(agent)
            && ids(admin.containers(true, LABELLED)).contains(agent);
      }
      case SYSTEM_CONTAINERS_BEAR_THE_SYSTEM_LABEL -> isLabelled(harbor.run(system("ucp-agent")));
      case USERS_CONTAINERS_BEAR_NO_SYSTEM_LABEL ->
          !isLabelled(harbor.run(container("web").pidHost()));
      case HIDES_CONTAINERS_OF_DEAD_NODES_WITHOUT_ALL -> {
        String web = onDeadNode();
        yield ids(admin.containers(true, "{}")).contains(web)
            && !ids(admin.containers(false, "{}")).contains(web);
      }
      case SHOWS_HOST_DOWN -> row(onDeadNode()).get("Status").equals("Host Down");
      case REFUSES_TO_INSPECT_ON_DEAD_NODES -> {
        var answer = admin.get("/containers/" + onDeadNode() + "/json");
        yield answer.status() == 500 && answer.body().contains("running on unhealthy node hb-w2");
      }
      case SHOWS_DEAD_NODES_AS_DOWN -> {
        harbor.nodeDown("hb-w2");
        yield admin.get("/nodes").list().stream()
            .anyMatch(node -> at(node, "Status", "State").equals("down"));
      }
      case FILTERS_LISTS_OF_LIMITED_BUNDLES -> {
        String foreign = harbor.run(container("web").collection("/Shared/payroll"));
        yield !ids(limited().containers(true, "{}")).contains(foreign)
            && ids(admin.containers(true, "{}")).contains(foreign);
      }
      case FORBIDS_INSPECTS_TO_LIMITED_BUNDLES -> {
        String foreign = harbor.run(container("web").collection("/Shared/payroll"));
        yield limited().get("/containers/" + foreign + "/json").status() == 403;
      }
      case SHOWS_SYSTEM_CONTAINERS_TO_ADMINISTRATORS_ONLY -> {
        String agent = harbor.run(system("ucp-agent"));
        yield !ids(limited().containers(true, "{}")).contains(agent)
            && ids(admin.containers(true, "{}")).contains(agent);
      }
      case COUNTS_ALL_CONTAINERS_IN_INFO -> {
        harbor.run(system("ucp-agent"));
        int counted = ((Number) limited().get("/info").object().get("Containers")).intValue();
        yield counted > limited().containers(true, "{}").size();
      }
      case MARKS_BUNDLES_OF_ADMINISTRATORS ->
          envSh(simulator.account("admin")).contains("admin cert")
              && !envSh(otis).contains("admin cert");
      case ISSUES_USERS_FROM_THE_CLIENT_CA ->
          issuer(otis).contains("Client Root CA")
              && issuer(simulator.account("admin")).contains("Cluster Root CA");
      case SERVICES_HAVE_NO_PID_MODE ->
          pidMode(harbor.run(ContainerSpec.task("shop", 1, "k2x9").pidHost())).isEmpty();
      case STORES_THE_JOINED_CONTAINER_BY_ID -> {
        String joined = harbor.run(container("aa"));
        yield pidMode(harbor.run(container("bb").joining("aa"))).equals("container:" + joined);
      }
      case ANSWERS_401_TO_DEAD_BUNDLES -> statusFor(revoked()) == 401 && statusFor(ended()) == 401;
      case REGISTERS_A_KEY_WITH_EACH_BUNDLE -> keys().listedAfter(2) == 2;
      case KILLS_BUNDLES_WITH_THEIR_KEYS -> keys().oneDiesWhenDeleted();
      case LISTS_KEYS_IN_PAGES -> keys().listedAfter(11) < 11;
      case NAMES_THE_ENDPOINT_BY_THE_HOST_ASKED -> downloadedAs("localhost").contains("localhost:");
      case SAYS_UCP_IN_ITS_VERSION ->
          admin.get("/version").object().get("Version").equals("ucp/3.8.1")
              && admin.get("/info").object().get("ServerVersion").equals("ucp/3.8.1");
      case PREFIXES_NAMES_WITH_THE_NODE ->
          row(harbor.run(container("web"))).get("Names").equals(List.of("/hb-w1/web"));
      case NAMES_THE_NODE_IN_INSPECTS -> {
        Map<?, ?> document = inspect(harbor.run(container("web").on("hb-w2")));
        yield document.get("Name").equals("/web")
            && document.get("Node") instanceof Map<?, ?> node
            && node.get("Name").equals("hb-w2");
      }
      case LABELS_NODES_WITH_ORCHESTRATORS ->
          admin.get("/nodes").list().stream()
              .allMatch(
                  node ->
                      at(node, "Spec", "Labels") instanceof Map<?, ?> labels
                          && "true".equals(labels.get("com.docker.ucp.orchestrator.swarm")));
      case KEEPS_ITS_ID ->
          admin.get("/info").object().get("ID").equals(admin.get("/info").object().get("ID"));
      case NAMES_CONTAINERS_OF_PODS -> {
        String id = harbor.run(podContainer("kube-system", "proxy-1", "proxy"));
        yield pods().contains("docker://" + id);
      }
      case LISTS_PLUGINS_APART -> {
        harbor.plugin("spy:latest", true, true);
        yield admin.containers(true, "{}").isEmpty()
            && admin.get("/plugins").list().stream()
                .anyMatch(plugin -> at(plugin, "Config", "PidHost").equals(true));
      }
      case SHOWS_NO_PID_MODE_IN_LISTS -> {
        Map<?, ?> row = row(harbor.run(container("web").pidHost()));
        yield !((Map<?, ?>) row.get("HostConfig")).containsKey("PidMode");
      }
      case SHOWS_ENVIRONMENTS_IN_INSPECTS ->
          at(inspect(harbor.run(container("web"))), "Config", "Env") instanceof List<?> environment
              && environment.contains("DB_PASSWORD=" + ContainerSpec.PASSWORD);
      case ANSWERS_404_FOR_THE_GONE -> {
        String gone = harbor.run(container("web"));
        harbor.remove(gone);
        yield admin.get("/containers/" + gone + "/json").status() == 404;
      }
      case LISTS_THE_PAUSED_AND_RESTARTING_WITHOUT_ALL -> {
        String paused = harbor.run(container("aa"));
        harbor.pause(paused);
        String restarting = harbor.run(container("bb"));
        harbor.fallInto(restarting, State.RESTARTING);
        yield ids(admin.containers(false, "{}")).containsAll(List.of(paused, restarting));
      }
      case LISTS_THE_STOPPED_WITH_ALL_ONLY -> {
        String stopped = harbor.run(container("web"));
        harbor.stop(stopped);
        yield ids(admin.containers(true, "{}")).contains(stopped)
            && !ids(admin.containers(false, "{}")).contains(stopped);
      }
      case KEEPS_THE_ID_WHEN_RENAMED -> {
        String id = harbor.run(container("early"));
        harbor.rename("early", "late");
        yield row(harbor.container("late").id()).get("Id").equals(id);
      }
      case KILLS_JOINERS_OF_A_REMOVED_PRIVATE_CONTAINER ->
          stateOfJoinerAfterRemoving(container("aa")).equals("exited");
      case SPARES_JOINERS_OF_A_REMOVED_HOST_CONTAINER ->
          stateOfJoinerAfterRemoving(container("aa").pidHost()).equals("running");
      case REFUSES_TO_START_WHAT_JOINS_THE_GONE -> {
        stateOfJoinerAfterRemoving(container("aa").pidHost());
        harbor.stop("bb");
        try {
          harbor.start("bb");
          yield false;
        } catch (IllegalStateException refused) {
          yield true;
        }
      }
      case SERVES_PATHS_WITH_AND_WITHOUT_VERSION ->
          admin.get("/info").status() == 200 && admin.get("/v1.41/info").status() == 200;
      case READS_BOTH_KINDS_OF_LABEL_FILTER -> {
        String id = harbor.run(container("web").label("tier", "front"));
        var answer = admin.get("/containers/json?filters=%7B%22label%22:%7B%22tier%22:true%7D%7D");
        yield answer.status() == 200 && ids(answer.list()).equals(List.of(id));
      }
    };
  }

  @Override
  public void close() {
    admin.close();
    if (limited != null) {
      limited.close();
    }
    simulator.close();
  }

  private boolean isLabelled(String id) {
    return ids(admin.containers(true, LABELLED)).contains(id);
  }

  private RawApi limited() {
    if (limited == null) {
      limited = SimulatedEngineContractTests.apiOf(simulator, otis);
    }
    return limited;
  }

  private String onDeadNode() {
    String web = harbor.run(container("web").on("hb-w2"));
    harbor.nodeDown("hb-w2");
    return web;
  }

  private String stateOfJoinerAfterRemoving(ContainerSpec joined) {
    harbor.run(joined);
    String joiner = harbor.run(container("bb").joining("aa"));
    harbor.remove("aa");
    return (String) row(joiner).get("State");
  }

  private Map<?, ?> row(String id) {
    return admin.containers(true, "{}").stream()
        .map(row -> (Map<?, ?>) row)
        .filter(row -> id.equals(row.get("Id")))
        .findFirst()
        .orElseThrow();
  }

  private Map<?, ?> inspect(String id) {
    return admin.get("/containers/" + id + "/json").orFail().object();
  }

  private String pidMode(String id) {
    return (String) at(inspect(id), "HostConfig", "PidMode");
  }

  private String envSh(SimulatedAccount account) {
    return Unzipped.text(simulator.bundle(account).bytes(), "env.sh");
  }

  private String issuer(SimulatedAccount account) {
    return simulator
        .issue(account, KeyKind.EC_PKCS8, Validity.current())
        .certificate()
        .getIssuerX500Principal()
        .getName();
  }

  private Issued revoked() {
    Issued issued = simulator.issue(otis, KeyKind.EC_PKCS8, Validity.current());
    simulator.revoke(issued);
    return issued;
  }

  private Issued ended() {
    return simulator.issue(otis, KeyKind.EC_PKCS8, Validity.expired());
  }

  /** The status, or 0 where no answer came. */
  private int statusFor(Issued issued) {
    var context = issued.sslContext(simulator.authorities().cluster());
    try (RawApi api = new RawApi(simulator.address(), context)) {
      return api.get("/version").status();
    } catch (UncheckedIOException cut) {
      return 0;
    }
  }

  private String pods() {
    Issued client = simulator.issue(otis, KeyKind.EC_PKCS8, Validity.current());
    var context = client.sslContext(simulator.authorities().cluster());
    try (RawApi api = new RawApi(simulator.kubernetesAddress(), context)) {
      return api.get("/api/v1/pods").orFail().body();
    }
  }

  private KeyProbe keys() {
    return new KeyProbe(simulator, admin, otis);
  }

  private String downloadedAs(String host) {
    var port = simulator.address().getPort();
    var client = simulator.issue(otis, KeyKind.EC_PKCS8, Validity.current());
    var context = client.sslContext(simulator.authorities().cluster());
    try (RawApi api = new RawApi(java.net.URI.create("https://" + host + ":" + port), context)) {
      byte[] zip = api.download("/api/clientbundle", api.login("otis", otis.password()));
      return Unzipped.text(zip, "env.sh");
    }
  }
}
