package io.muster.simulator;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** What any Docker API does that the portal may stand before, told in bare HTTP. */
abstract class ApiContract extends ApiTarget {

  private static final String LABELLED = "{\"label\":[\"com.docker.ucp.version\"]}";

  @Test
  void aListShowsMuchButNoPidMode() {
    String id = run(container("lt-web").label("tier", "front").pidHost());
    Map<?, ?> row = row(true, id);
    assertThat(row.get("Names")).isEqualTo(List.of(listedName("lt-web")));
    assertThat(row.get("Image")).isEqualTo("registry.example/shop/web:2.4.1");
    assertThat((String) row.get("ImageID")).matches("sha256:[0-9a-f]{64}");
    assertThat(at(row, "Labels", "tier")).isEqualTo("front");
    assertThat(row.get("State")).isEqualTo("running");
    assertThat((String) row.get("Status")).startsWith("Up ");
    assertThat(row.get("Created")).isInstanceOf(Number.class);
    assertThat(((Map<?, ?>) row.get("HostConfig")).containsKey("PidMode")).isFalse();
  }

  @Test
  void anInspectShowsThePidMode() {
    assertThat(pidMode(run(container("pm-host").pidHost()))).isEqualTo("host");
    assertThat(pidMode(run(container("pm-own")))).isEmpty();
  }

  @Test
  void anInspectShowsWhatTheContainerIsMadeOf() {
    String id =
        run(
            container("mk-web")
                .entrypoint("/bin/sleep")
                .command("86400")
                .user("0")
                .capabilities("NET_ADMIN")
                .mount("/proc/version", "/data/version", false));
    Map<?, ?> document = inspect(id);
    assertThat(document.get("Id")).isEqualTo(id);
    assertThat(document.get("Name")).isEqualTo("/mk-web");
    assertThat(Instant.parse((String) document.get("Created"))).isAfter(Instant.EPOCH);
    assertThat(document.get("Image")).isEqualTo(row(true, id).get("ImageID"));
    assertThat(at(document, "State", "Status")).isEqualTo("running");
    assertThat(at(document, "Config", "Entrypoint")).isEqualTo(List.of("/bin/sleep"));
    assertThat(at(document, "Config", "Cmd")).isEqualTo(List.of("86400"));
    assertThat(at(document, "Config", "User")).isEqualTo("0");
    assertThat(at(document, "HostConfig", "Privileged")).isEqualTo(false);
    assertThat((List<?>) at(document, "HostConfig", "CapAdd"))
        .singleElement()
        .asString()
        .endsWith("NET_ADMIN");
    assertThat((List<?>) document.get("Mounts"))
        .singleElement()
        .satisfies(
            mount -> {
              assertThat(at(mount, "Type")).isEqualTo("bind");
              assertThat(at(mount, "Source")).isEqualTo("/proc/version");
              assertThat(at(mount, "Destination")).isEqualTo("/data/version");
              assertThat(at(mount, "RW")).isEqualTo(false);
            });
  }

  @Test
  void anInspectShowsPasswordsInTheEnvironment() {
    assertThat((List<?>) at(inspect(run(container("env-web"))), "Config", "Env"))
        .asString()
        .contains(ContainerSpec.PASSWORD);
  }

  @Test
  void whatIsJoinedByNameOrShortIdIsStoredByItsFullId() {
    String joined = run(container("jn-a"));
    String byName = run(container("jn-b").joining("jn-a"));
    String byShortId = run(container("jn-c").joining(joined.substring(0, 12)));
    assertThat(pidMode(byName)).isEqualTo("container:" + joined);
    assertThat(pidMode(byShortId)).isEqualTo("container:" + joined);
  }

  @Test
  void whoJoinsWhatIsNotThereIsNotMade() {
    assertThatThrownBy(() -> run(container("jn-x").joining("nobody-there")))
        .isInstanceOfAny(IllegalStateException.class, NoSuchElementException.class)
        .hasMessageContaining("No such container: nobody-there");
  }

  @Test
  void aContainerIsInspectedByItsFullIdItsShortIdAndItsName() {
    String id = run(container("id-web"));
    assertThat(inspect(id.substring(0, 12)).get("Id")).isEqualTo(id);
    assertThat(inspect("id-web").get("Id")).isEqualTo(id);
  }

  @Test
  void whatIsUnknownOrGoneIsAnsweredWith404() {
    String unknown = "0123456789abcdef".repeat(4);
    var answer = api().get("/containers/" + unknown + "/json");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.object().get("message")).isEqualTo("No such container: " + unknown);
    String gone = run(container("gn-web"));
    host().remove(gone);
    assertThat(api().get("/containers/" + gone + "/json").status()).isEqualTo(404);
    assertThat(ids(api().containers(true, "{}"))).doesNotContain(gone);
  }

  @Test
  void aLabelFilterIsAListOrAMapAndMayNameTheValue() {
    String right = run(container("fl-a").label("com.docker.ucp.version", "3.8.1"));
    String other = run(container("fl-b").label("com.docker.ucp.version", "3.7.9"));
    String none = run(container("fl-c"));
    assertThat(ids(api().containers(false, LABELLED))).contains(right, other).doesNotContain(none);
    assertThat(ids(api().containers(false, "{\"label\":{\"com.docker.ucp.version\":true}}")))
        .contains(right, other)
        .doesNotContain(none);
    assertThat(ids(api().containers(false, "{\"label\":[\"com.docker.ucp.version=3.8.1\"]}")))
        .contains(right)
        .doesNotContain(other, none);
  }

  @Test
  void anUnknownFilterIsRefused() {
    var answer = api().get("/containers/json?filters=%7B%22labl%22%3A%5B%22x%22%5D%7D");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.object().get("message")).isEqualTo("Invalid filter 'labl'");
  }

  @Test
  void labelAndNameAreClaimsThatAnyUserCanMake() {
    String spoofed = run(container("ucp-agent-x").label("com.docker.ucp.version", "3.8.1"));
    assertThat(ids(api().containers(false, LABELLED))).contains(spoofed);
  }

  @Test
  void pathsWorkWithAVersionAndWithout() {
    String id = run(system("vr-agent"));
    String path = "/containers/" + id + "/json";
    assertThat(api().get("/v1.41" + path).object().get("Id")).isEqualTo(id);
    assertThat(api().get("/v1.24" + path).object().get("Id")).isEqualTo(id);
    assertThat(api().get(path).object().get("Id")).isEqualTo(id);
    var tooNew = api().get("/v1.99" + path);
    assertThat(tooNew.status()).isEqualTo(400);
    assertThat(tooNew.body()).contains("client version 1.99 is too new");
    assertThat(api().get("/nothing/here").status()).isEqualTo(404);
  }

  @Test
  void infoCountsContainersInAnyState() {
    int before = ((Number) api().get("/info").object().get("Containers")).intValue();
    host().stop(run(container("in-a")));
    run(container("in-b"));
    Map<?, ?> info = api().get("/info").object();
    assertThat(((Number) info.get("Containers")).intValue()).isEqualTo(before + 2);
    assertThat((String) info.get("ID")).matches("([A-Z2-7]{4}:){11}[A-Z2-7]{4}");
    assertThat((String) info.get("Name")).isNotEmpty();
    assertThat(info.get("Swarm")).isInstanceOf(Map.class);
  }

  @Test
  void itSaysWhichVersionItIs() {
    Map<?, ?> version = api().get("/version").object();
    assertThat((String) version.get("Version")).isNotEmpty();
    assertThat(version.get("ApiVersion")).isEqualTo("1.41");
    assertThat(api().get("/_ping").body()).isEqualTo("OK");
    assertThat(api().get("/plugins").list()).isEmpty();
  }
}
