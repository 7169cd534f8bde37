package io.muster.api;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.clusters.Boundary;
import io.muster.simulator.Fault;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole way of a program: a token, a cluster with its bundle, a scan, its verdict and evidence.
 */
@PortalTest
class ApiJourneyDatabaseTests {

  @Autowired private MockMvc web;
  @Autowired private Cast cast;
  @Autowired private Fleet fleet;
  @Autowired private JsonMapper json;

  private final SimulatedCluster harbor =
      SimulatedCluster.named("harbor").managers("hb-m1").node("hb-w1");
  private Simulator simulator;
  private Boundary boundary;
  private Person otis;
  private String token;

  @BeforeEach
  void makeAToken() throws Exception {
    harbor.run(system("ucp-agent").on("hb-m1"));
    harbor.run(system("ucp-agent").on("hb-w1"));
    simulator = Simulator.start(harbor);
    boundary = fleet.aBoundary();
    otis = cast.otisTheOperator(boundary.id());
    MockHttpServletResponse made =
        web.perform(
                post("/api/v1/tokens")
                    .with(httpBasic(otis.username(), otis.password()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"name\":\"pipeline\"}"))
            .andReturn()
            .getResponse();
    assertThat(made.getStatus()).isEqualTo(201);
    token = json.readTree(made.getContentAsString()).get("token").asString();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private MockHttpServletResponse call(AbstractMockHttpServletRequestBuilder<?> request)
      throws Exception {
    return web.perform(request.header("Authorization", "Bearer " + token))
        .andReturn()
        .getResponse();
  }

  private JsonNode read(MockHttpServletResponse response, int status) throws Exception {
    assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(status);
    return json.readTree(response.getContentAsString());
  }

  private JsonNode register(String name) throws Exception {
    return read(
        call(
            multipart("/api/v1/clusters")
                .file(new MockMultipartFile("bundle", simulator.bundle()))
                .param("name", name)
                .param("boundary", boundary.name())
                .param("environment", "production")),
        201);
  }

  private JsonNode scan(String cluster) throws Exception {
    String id =
        read(call(post("/api/v1/clusters/" + cluster + "/scans")), 202).get("id").asString();
    Instant until = Instant.now().plus(Duration.ofSeconds(60));
    while (Instant.now().isBefore(until)) {
      JsonNode scan = read(call(get("/api/v1/scans/" + id)), 200);
      if (scan.has("finishedAt")) {
        return scan;
      }
      assertThat(scan.get("status").asString()).isIn("QUEUED", "RUNNING");
      assertThat(scan.has("verdict")).isFalse();
    }
    throw new AssertionError("The scan did not end");
  }

  @Test
  void whoWaitsIsAnsweredAsSoonAsTheScanHasEnded() throws Exception {
    String id = register("harbor").get("id").asString();
    JsonNode asked = read(call(post("/api/v1/clusters/" + id + "/scans")), 202);
    String scan = "/api/v1/scans/" + asked.get("id").asString();
    JsonNode ended = read(call(get(scan + "?wait=30")), 200);
    assertThat(ended.get("status").asString()).isEqualTo("COMPLETED");
    assertThat(read(call(get(scan + "?wait=30")), 200)).isEqualTo(ended);
    assertThat(read(call(get(scan + "?wait=31")), 422).get("errors").get(0).get("field").asString())
        .isEqualTo("wait");
  }

  @Test
  void whatReadNothingHasNothingToShow() throws Exception {
    String id = register("harbor").get("id").asString();
    simulator.fault("/info", Fault.status(401, "unauthorized"));
    JsonNode failed = scan(id);
    assertThat(failed.get("status").asString()).isEqualTo("FAILED");
    String scan = "/api/v1/scans/" + failed.get("id").asString();
    for (String file : new String[] {"/evidence", "/remediation"}) {
      assertThat(read(call(get(scan + file)), 409).get("detail").asString())
          .isEqualTo("The scan read nothing, so there is nothing to show for it.");
    }
  }

  @Test
  void fromTheBundleToTheVerdict() throws Exception {
    String dbg = harbor.run(container("dbg").on("hb-w1").pidHost());
    harbor.run(container("tail").on("hb-w1").joining("dbg"));
    JsonNode registered = register("harbor");
    assertThat(registered.get("verdict").asString()).isEqualTo("NOT_REVIEWED");
    assertThat(registered.get("bundle").get("daysLeft").asLong()).isPositive();
    String id = registered.get("id").asString();

    JsonNode scan = scan(id);
    assertThat(scan.get("status").asString()).isEqualTo("COMPLETED");
    assertThat(scan.get("verdict").asString()).isEqualTo("OPEN");
    assertThat(scan.get("literal").toString()).isEqualTo("{\"containers\":0,\"violations\":0}");
    assertThat(scan.get("system").toString()).isEqualTo("{\"containers\":2,\"violations\":0}");
    assertThat(scan.get("full").toString()).isEqualTo("{\"containers\":4,\"violations\":2}");
    assertThat(scan.get("inspected").asInt()).isEqualTo(4);
    assertThat(scan.get("carriedOver").asInt()).isZero();
    assertThat(scan.get("unread").asInt()).isZero();

    JsonNode cluster = read(call(get("/api/v1/clusters/" + id)), 200);
    assertThat(cluster.get("verdict").asString()).isEqualTo("OPEN");
    assertThat(cluster.get("lastScan").get("id").asString()).isEqualTo(scan.get("id").asString());
    assertThat(read(call(get("/api/v1/clusters")), 200).get("items")).hasSize(1);

    JsonNode findings = read(call(get("/api/v1/findings?state=open&cluster=" + id)), 200);
    assertThat(
            findings.get("items").valueStream().map(f -> f.get("subject").get("name").asString()))
        .containsExactlyInAnyOrder("dbg", "tail");
    JsonNode tail =
        findings
            .get("items")
            .valueStream()
            .filter(f -> f.get("subject").get("name").asString().equals("tail"))
            .findFirst()
            .orElseThrow();
    assertThat(tail.get("pidMode").asString()).isEqualTo("container:" + dbg);
    assertThat(tail.get("chain").get(0).asString()).isEqualTo(dbg);

    MockHttpServletResponse evidence =
        call(get("/api/v1/scans/" + scan.get("id").asString() + "/evidence"));
    assertThat(evidence.getContentType()).startsWith("text/plain");
    assertThat(evidence.getContentAsString().lines())
        .contains("Container Name: /hb-w1/dbg, ID: " + dbg + ", PidMode: host");

    harbor.remove("tail");
    harbor.remove("dbg");
    JsonNode second = scan(id);
    assertThat(second.get("verdict").asString()).isEqualTo("NOT_A_FINDING");
    assertThat(second.get("carriedOver").asInt()).isEqualTo(2);
    JsonNode ended = read(call(get("/api/v1/findings?state=ended&cluster=" + id)), 200);
    assertThat(ended.get("items").valueStream().map(f -> f.get("endedAs").asString()))
        .containsExactly("GONE", "GONE");
    JsonNode first = read(call(get("/api/v1/scans/" + scan.get("id").asString())), 200);
    assertThat(first.get("verdict").asString()).as("the past stays").isEqualTo("OPEN");
  }

  @Test
  void whatLiesInAForeignBoundaryDoesNotExist() throws Exception {
    String id = register("harbor").get("id").asString();
    String scan = scan(id).get("id").asString();
    Person stranger = cast.otisTheOperator(fleet.aBoundary().id());
    token = cast.key(stranger);
    for (String path :
        new String[] {
          "/clusters/" + id,
          "/clusters/" + id + "/scans",
          "/clusters/" + id + "/bundle",
          "/scans/" + scan,
          "/scans/" + scan + "/evidence",
          "/scans/" + scan + "/remediation",
          "/findings?cluster=" + id
        }) {
      assertThat(call(get("/api/v1" + path)).getStatus()).as(path).isEqualTo(404);
    }
    assertThat(call(post("/api/v1/clusters/" + id + "/scans")).getStatus()).isEqualTo(404);
    assertThat(read(call(get("/api/v1/clusters")), 200).get("items")).isEmpty();
    assertThat(read(call(get("/api/v1/findings?state=any")), 200).get("items")).isEmpty();
  }

  @Test
  void anAuditorReadsAndDoesNotScan() throws Exception {
    String id = register("harbor").get("id").asString();
    token = cast.key(cast.veraTheAuditor(boundary.id()));
    read(call(get("/api/v1/clusters/" + id)), 200);
    JsonNode refused = read(call(post("/api/v1/clusters/" + id + "/scans")), 403);
    assertThat(refused.get("status").asInt()).isEqualTo(403);
    assertThat(refused.get("detail").asString()).contains("Operator");
  }

  @Test
  void whatIsNoBundleIsRefusedAndLeavesNoCluster() throws Exception {
    JsonNode refused =
        read(
            call(
                multipart("/api/v1/clusters")
                    .file(new MockMultipartFile("bundle", "no zip".getBytes()))
                    .param("name", "drydock")
                    .param("boundary", boundary.name())),
            422);
    assertThat(refused.get("errors").get(0).get("field").asString()).isEqualTo("bundle");
    assertThat(read(call(get("/api/v1/clusters")), 200).get("items")).isEmpty();
  }
}
