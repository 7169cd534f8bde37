package io.muster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.exceptions.Act;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.identity.Actor;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What the API said at an instant it says of that instant ever after, byte by byte. */
@PortalTest
class AsOfDatabaseTests {

  private static final int EVENTS = 24;

  @Autowired MockMvc mvc;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;
  @Autowired ClusterManagement clusters;

  /** What was said of one instant, by address. */
  private record Said(Instant at, Map<String, String> answers) {}

  @Test
  void whatWasSaidThenIsSaidOfThenForEver() throws Exception {
    long seed = new Random().nextLong();
    Random chance = new Random(seed);
    Boundary boundary = fleet.aBoundary();
    Cluster harbor = fleet.harborIn(boundary);
    Cluster drydock = fleet.drydockIn(boundary);
    Person iris = cast.irisTheIsso(boundary.id());
    Person marcus = cast.marcusTheIssm(boundary.id());
    Person ada = cast.adaTheAo(boundary.id());
    List<ExceptionRequest> inForce = new ArrayList<>();
    List<Said> told = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      Cluster some = chance.nextBoolean() ? harbor : drydock;
      switch (chance.nextInt(6)) {
        case 0, 1, 2 -> scans.of(some, seen(chance));
        case 3 -> {
          scans.of(some, Seen.on("w1").systemHost("w1", "agent"));
          inForce.add(
              requests.approved(
                  iris,
                  marcus,
                  ada,
                  boundary,
                  ExceptionKind.DOCUMENTED,
                  requests.about(boundary, "agent")));
        }
        case 4 -> {
          if (!inForce.isEmpty()) {
            requests.does(marcus, Act.REVOKE, inForce.removeLast());
          }
        }
        default ->
            clusters.edit(
                Actor.portal("test"),
                some.id(),
                ClusterDetails.named(some.name(), boundary.id())
                    .withEnvironment("environment " + i));
      }
      Thread.sleep(2);
      told.add(said(iris, harbor, drydock));
      Thread.sleep(2);
    }
    for (Said then : told) {
      for (Map.Entry<String, String> answer : then.answers().entrySet()) {
        String address = answer.getKey();
        assertThat(read(iris, address + (address.contains("?") ? "&" : "?") + "asOf=" + then.at()))
            .as("seed %d, %s as of %s", seed, address, then.at())
            .isEqualTo(answer.getValue());
      }
    }
  }

  @Test
  void whatLiesAheadOrIsNoInstantIsRefused() throws Exception {
    Person iris = cast.irisTheIsso(fleet.aBoundary().id());
    for (String path : List.of("/api/v1/clusters", "/api/v1/findings")) {
      for (String asOf : List.of("2999-01-01T00:00:00Z", "yesterday")) {
        mvc.perform(get(path).param("asOf", asOf).with(cast.bearer(iris)))
            .andExpect(status().is(422));
      }
    }
  }

  @Test
  void beforeItWasRegisteredThereIsNoSuchCluster() throws Exception {
    Instant before = Instant.now();
    Thread.sleep(2);
    Boundary boundary = fleet.aBoundary();
    Cluster harbor = fleet.harborIn(boundary);
    Person iris = cast.irisTheIsso(boundary.id());
    mvc.perform(get("/api/v1/clusters/" + harbor.id() + "?asOf=" + before).with(cast.bearer(iris)))
        .andExpect(status().isNotFound());
  }

  private static Seen seen(Random chance) {
    Seen seen = Seen.on("w1");
    seen = chance.nextBoolean() ? seen.systemHost("w1", "agent") : seen;
    seen = chance.nextBoolean() ? seen.host("w1", "debug") : seen;
    return chance.nextInt(4) == 0 ? seen.host("w1", "other") : seen;
  }

  private Said said(Person iris, Cluster harbor, Cluster drydock) throws Exception {
    Instant at = Instant.now();
    Map<String, String> answers = new LinkedHashMap<>();
    for (String address :
        List.of(
            "/api/v1/clusters",
            "/api/v1/clusters/" + harbor.id(),
            "/api/v1/clusters/" + drydock.id(),
            "/api/v1/findings?state=any",
            "/api/v1/findings?state=open",
            "/api/v1/findings?state=documented&cluster=" + harbor.id())) {
      answers.put(address, read(iris, address));
    }
    return new Said(at, answers);
  }

  private String read(Person iris, String address) throws Exception {
    return mvc.perform(get(address).with(cast.bearer(iris)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
