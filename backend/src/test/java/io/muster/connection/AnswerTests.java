package io.muster.connection;

import static io.muster.connection.ClusterServer.head;
import static io.muster.connection.ClusterServer.json;
import static io.muster.connection.ClusterServer.status;
import static io.muster.connection.TroubleTests.read;
import static io.muster.connection.TroubleTests.trouble;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.connection.Trouble.Kind;
import io.muster.shared.CutText;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken from a cluster's answers, and what is not. */
class AnswerTests {

  private static final String ID = "a1".repeat(32);
  private static final String INSPECT = "/containers/" + ID + "/json";

  private ClusterServer server;
  private ClusterLine line;

  @BeforeEach
  void aLineToHarbor() {
    server = ClusterServer.demanding(Harbor.SERVER, Harbor.CLIENT_CA);
    line = read(Harbor.open(server.uri("localhost")));
  }

  @AfterEach
  void hangUp() {
    line.close();
    server.close();
  }

  @Test
  void aListIsReadAndWhatIsNotWantedIsSkipped() {
    server.on(
        "/containers/json",
        json(
            """
            [{"Id":"%s","Names":["/n1/web"],"Image":"web:1","ImageID":"sha256:9","State":"running",
              "Status":"Up 3 days","Labels":{"tier":"gold"},"Ports":[{"IP":"::"}],
              "HostConfig":{"NetworkMode":"host"},"Mounts":[{}]}]
            """
                .formatted(ID)));
    assertThat(read(line.containers()))
        .containsExactly(
            new ListedContainer(
                ID,
                List.of("/n1/web"),
                "web:1",
                "sha256:9",
                "running",
                "Up 3 days",
                Map.of("tier", "gold")));
    assertThat(server.requests).last().isEqualTo("GET /containers/json?all=true HTTP/1.1");
  }

  @Test
  void theLiteralQueryIsTheStigsOwn() {
    server.on("/containers/json", json("[]"));
    assertThat(read(line.literalContainers("com.docker.ucp.version"))).isEmpty();
    assertThat(URLDecoder.decode(server.requests.toArray()[1].toString(), UTF_8))
        .isEqualTo(
            "GET /containers/json?filters={\"label\":[\"com.docker.ucp.version\"]} HTTP/1.1");
  }

  @Test
  void anInspectionKeepsTheAllowListAndTheCommandWhole() {
    String longWord = "x".repeat(1000);
    server.on(
        INSPECT,
        json(
            """
            {"Id":"%s","Name":"/web","Created":"2026-11-01T10:00:00.123456789Z","Image":"sha256:9",
             "Node":{"Name":"n1"},"State":{"Status":"running"},
             "HostConfig":{"PidMode":"host","Privileged":true,"CapAdd":["SYS_PTRACE"]},
             "Mounts":[{"Type":"bind","Source":"/","Destination":"/host","RW":false}],
             "Config":{"Image":"web:1","Entrypoint":["/bin/sh"],"Cmd":["-c","%s"],"User":"root",
               "Env":["DB_PASSWORD=hunter2"],"Labels":{"a":"b"}}}
            """
                .formatted(ID, longWord)));
    InspectedContainer container = read(line.inspect(ID));
    assertThat(container.pidMode()).isEqualTo("host");
    assertThat(container.nodeName()).isEqualTo("n1");
    assertThat(container.command()).containsExactly("-c", longWord);
    assertThat(container.mounts()).containsExactly("bind:/:/host:ro");
    assertThat(container.addedCapabilities()).containsExactly("SYS_PTRACE");
    assertThat(container.privileged()).isTrue();
    assertThat(container.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Id\":\"ID\",\"HostConfig\":{}}",
        "{\"Id\":\"ID\",\"HostConfig\":{\"PidMode\":null}}",
        "{\"Id\":\"ID\"}",
        "{\"HostConfig\":{\"PidMode\":\"\"}}",
        "{\"Id\":\"bb\",\"HostConfig\":{\"PidMode\":\"\"}}",
        "{\"Id\":\"ID\",\"HostConfig\":{\"PidMode\":7}}",
        "{\"Id\":\"ID\",\"HostConfig\":{\"PidMode\":\"\"}} trailing",
        "{\"Id\":\"ID\",\"HostConfig\":{\"PidMode\":\"\"}",
        "null",
        "[]",
        "",
        "\u0000\u0001",
      })
  void aMissingOrMisshapenFactIsGarbledNeverPrivate(String body) {
    server.on(INSPECT, json(body.replace("ID", ID)));
    assertThat(trouble(line.inspect(ID)).kind()).isEqualTo(Kind.GARBLED);
  }

  @Test
  void theNearestGoodInspectionIsRead() {
    server.on(INSPECT, json("{\"Id\":\"" + ID + "\",\"HostConfig\":{\"PidMode\":\"\"}}"));
    assertThat(read(line.inspect(ID)).pidMode()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "{}", "[{}]", "[{\"Id\":\"short\"}]", "[1]", "[{\"Id\":\"x\"}", "<p>"})
  void aMisshapenListIsGarbledNeverEmpty(String body) {
    server.on("/containers/json", json(body));
    assertThat(trouble(line.containers()).kind()).isEqualTo(Kind.GARBLED);
  }

  @Test
  void infoWithoutItsCountIsGarbled() {
    server.on("/info", json("{\"ID\":\"HARB\",\"ServerVersion\":\"ucp/3.8.1\"}"));
    assertThat(trouble(line.info()).kind()).isEqualTo(Kind.GARBLED);
    server.on(
        "/info",
        json(
            "{\"ID\":\"HARB\",\"ServerVersion\":\"ucp/3.8.1\",\"Containers\":7,\"Name\":\"n1\","
                + "\"Swarm\":{\"NodeID\":\"n\",\"ControlAvailable\":true,\"Error\":\"\"}}"));
    assertThat(read(line.info()))
        .isEqualTo(new EngineInfo("HARB", "n1", "ucp/3.8.1", 7, "n", true));
  }

  @Test
  void nodesAndPluginsAreRead() {
    server.on(
        "/nodes",
        json(
            """
            [{"ID":"n1","Spec":{"Role":"worker","Availability":"active","Labels":{"l":"v"}},
              "Description":{"Hostname":"one","Engine":{}},"Status":{"State":"down"}}]
            """));
    server.on(
        "/plugins",
        json("[{\"Name\":\"net:1\",\"Enabled\":true,\"Config\":{\"PidHost\":true,\"Env\":[]}}]"));
    assertThat(read(line.nodes()))
        .containsExactly(new ListedNode("n1", "one", "worker", "active", "down", Map.of("l", "v")));
    assertThat(read(line.plugins())).containsExactly(new ListedPlugin("net:1", true, true));
  }

  @Test
  void longNamesAndLabelsAreCutAndThatIsSaid() {
    String whole = "n".repeat(CutText.LIMIT);
    server.on(
        "/containers/json",
        json(
            "[{\"Id\":\"%s\",\"Names\":[\"/%s\",\"/w1/%sx\"],\"Labels\":{\"k\\u0000\":\"\\ud800%s\"}}]"
                .formatted(ID, whole, whole, "v".repeat(300))));
    ListedContainer row = read(line.containers()).getFirst();
    assertThat(row.names())
        .as("each part by itself")
        .containsExactly("/" + whole, "/w1/" + "n".repeat(255) + "…");
    assertThat(row.labels())
        .containsExactly(Map.entry("k\uFFFD", "\uFFFD" + "v".repeat(254) + "…"));
  }

  @Test
  void onlyAnIdIsEverPutIntoAPath() {
    for (String id :
        List.of("web", ID.toUpperCase(java.util.Locale.ROOT), ID + "/../x", ID + "0")) {
      assertThatThrownBy(() -> line.inspect(id)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void goneForbiddenAndFailingAreToldApart() {
    assertThat(line.inspect(ID)).isInstanceOf(Answer.Gone.class);
    server.on(
        INSPECT, status("403 Forbidden", "application/json", "{\"message\":\"access denied\"}"));
    assertThat(line.inspect(ID)).isEqualTo(new Answer.Refused<>(403, "access denied"));
    server.on(
        INSPECT,
        status("500 No", "application/json", "{\"message\":\"running on unhealthy node\\n\"}"));
    assertThat(line.inspect(ID)).isEqualTo(new Answer.Refused<>(500, "running on unhealthy node"));
    server.on(INSPECT, status("500 No", "text/html", "<h1>no</h1>"));
    assertThat(line.inspect(ID)).isEqualTo(new Answer.Refused<>(500, ""));
    server.on(INSPECT, status("401 No", "application/json", "{}"));
    assertThat(trouble(line.inspect(ID)).kind()).isEqualTo(Kind.UNAUTHORIZED);
  }

  @Test
  void aBodyThatEndsTooSoonIsNoAnswer() {
    server.on(
        "/plugins",
        out -> {
          head(out, "200 OK", "Content-Type: application/json\r\nContent-Length: 100\r\n");
          out.write("[]".getBytes(UTF_8));
          out.close();
        });
    assertThat(trouble(line.plugins()).kind()).isEqualTo(Kind.CONNECTION_LOST);
  }
}
