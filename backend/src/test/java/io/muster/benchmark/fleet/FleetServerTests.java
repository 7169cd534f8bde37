package io.muster.benchmark.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.engine.RawApi;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetServerTests {

  private static final long SEED = 7;
  private static final int CONTAINERS = 200;

  private FleetServer server;
  private RawApi first;
  private RawApi second;

  @BeforeEach
  void start() throws IOException {
    TestAuthority authority = TestAuthority.create("fleet");
    var context = authority.issueServer("127.0.0.1").sslContext(authority);
    server = FleetServer.start(context, SEED, 2, CONTAINERS);
    var client = authority.issueClient("admin", KeyKind.EC_SEC1, Validity.current());
    first = new RawApi(address(0), client.sslContext(authority));
    second = new RawApi(address(1), client.sslContext(authority));
  }

  @AfterEach
  void stop() throws IOException {
    first.close();
    second.close();
    server.close();
  }

  @Test
  void everyContainerThatIsListedCanBeInspected() {
    List<?> list = list(first);
    assertThat(list).hasSize(CONTAINERS);
    for (Object row : list) {
      Object id = ((Map<?, ?>) row).get("Id");
      var inspected = first.get("/containers/" + id + "/json").orFail().object();
      assertThat(inspected.get("Id")).isEqualTo(id);
      assertThat(inspected.get("LogPath")).asString().endsWith(id + "/" + id + "-json.log");
    }
  }

  @Test
  void idsFollowFromTheSeedAndDifferFromClusterToCluster() {
    assertThat(list(first)).extracting("Id").contains(id(0, 0), id(0, CONTAINERS - 1));
    assertThat(list(second)).extracting("Id").contains(id(1, 0), id(1, CONTAINERS - 1));
    assertThat(first.get("/info").object().get("ID"))
        .isNotEqualTo(second.get("/info").object().get("ID"));
    assertThat(first.get("/nodes").list().getFirst())
        .isNotEqualTo(second.get("/nodes").list().getFirst());
    assertThat(second.get("/containers/" + id(0, 3) + "/json").status()).isEqualTo(404);
  }

  @Test
  void someShareTheHostsNamespaceAndSomeJoinThem() {
    List<String> modes =
        list(first).stream()
            .map(row -> ((Map<?, ?>) row).get("Id"))
            .map(id -> first.get("/containers/" + id + "/json").object().get("HostConfig"))
            .map(host -> (String) ((Map<?, ?>) host).get("PidMode"))
            .toList();
    assertThat(modes).contains("host", "").anyMatch(mode -> mode.matches("container:[0-9a-f]{64}"));
  }

  @Test
  void whatWasAskedIsCountedByClusterUntilItIsTaken() {
    first.get("/info");
    first.get("/info");
    second.get("/info");
    second.get("/containers/" + id(1, 5) + "/json");
    assertThat(server.counts()).contains("INFO=3,1,2", "INSPECT=1,0,1", "CONNECTION=2,1,1");
    assertThat(server.counts()).contains("INFO=0,0,0");
  }

  private static List<?> list(RawApi api) {
    return api.get("/containers/json?all=true").orFail().list();
  }

  private static String id(int cluster, int number) {
    return FleetIds.container(SEED, cluster, number);
  }

  private URI address(int cluster) {
    return URI.create("https://127.0.0.1:" + server.port(cluster));
  }
}
