package io.muster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** What the portal said at an instant it says of that instant ever after, byte by byte. */
@PortalTest
class AsOfDatabaseTests {

  private static final int EVENTS = 15;

  @Autowired MockMvc mvc;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired ApplicationContext portal;

  /**
   * Each event is followed by what two viewers of different boundaries are told: without an
   * instant, and with the present one where an answer names it. In the end all of it is asked
   * again, of then. Other events by {@code -Dmuster.seed=…}.
   */
  @Test
  void whatWasSaidThenIsSaidOfThenForEver() throws Exception {
    long seed = Long.getLong("muster.seed", 261_129);
    EventfulYear year = year(new Random(seed));
    Dated dated = Dated.of(portal);
    Listener here = new Listener(mvc, cast, cast.veraTheAuditor(year.shipyard().id()));
    Listener there = new Listener(mvc, cast, cast.veraTheAuditor(year.roads().id()));
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      year.event(i);
      Thread.sleep(2);
      Instant at = Instant.now();
      for (Listener listener : List.of(here, there)) {
        told.addAll(listener.hears(dated.answers(year), at));
        if (i % 5 == 0) {
          told.addAll(listener.hearsOf(dated.pages(year), at));
        }
      }
      Thread.sleep(2);
    }
    assertThat(told).as("seed %d, and nobody is told nothing", seed).anyMatch(Told::something);
    for (Told then : told) {
      assertThat(then.again())
          .as("seed %d, %s as of %s", seed, then.address(), then.at())
          .isEqualTo(then.answer());
    }
  }

  @Test
  void whatLiesAheadOrIsNoInstantIsRefused() throws Exception {
    Person iris = cast.irisTheIsso(fleet.aBoundary().id());
    for (String path :
        List.of("clusters", "findings", "exceptions", "plans", "boundaries", "reports/findings")) {
      for (String asOf : List.of("2999-01-01T00:00:00Z", "yesterday")) {
        mvc.perform(get("/api/v1/" + path).param("asOf", asOf).with(cast.bearer(iris)))
            .andExpect(status().is(422))
            .andExpect(jsonPath("$.errors[0].field").value("asOf"));
      }
    }
  }

  @Test
  void whatHasNoHistoryRefusesToAnswerForThePast() throws Exception {
    Person root = cast.rootTheAdministrator();
    Cluster harbor = fleet.harborIn(fleet.aBoundary());
    for (String path :
        List.of(
            "accounts",
            "schedules",
            "trends",
            "benchmarks",
            "clusters/" + harbor.id() + "/schedule",
            "clusters/" + harbor.id() + "/watch",
            "clusters/" + harbor.id() + "/proposed-changes",
            "clusters/" + harbor.id() + "/renewal")) {
      mvc.perform(get("/api/v1/" + path).param("asOf", "2026-01-01").with(cast.bearer(root)))
          .andExpect(status().is(422))
          .andExpect(
              jsonPath("$.detail").value(org.hamcrest.Matchers.containsString("of now only")));
    }
  }

  @Test
  void whatWasNotYetThereIsNotFound() throws Exception {
    Instant before = Instant.now();
    Thread.sleep(2);
    EventfulYear year = year(new Random(1));
    year.documents("agent");
    Person vera = cast.veraTheAuditor(year.shipyard().id());
    for (String path :
        List.of(
            "clusters/" + year.harbor().id(),
            "clusters/" + year.harbor().id() + "/scans",
            "boundaries/" + year.shipyard().id(),
            "exceptions/" + year.exceptions().getFirst().id(),
            "exceptions/" + year.exceptions().getFirst().number(),
            "scans/" + year.lastScan())) {
      mvc.perform(get("/api/v1/" + path).with(cast.bearer(vera))).andExpect(status().isOk());
      mvc.perform(get("/api/v1/" + path).param("asOf", "" + before).with(cast.bearer(vera)))
          .andExpect(status().isNotFound());
    }
    mvc.perform(get("/api/v1/exceptions").param("asOf", "" + before).with(cast.bearer(vera)))
        .andExpect(jsonPath("$.items").isEmpty());
  }

  @Test
  void thePastOfAClusterBelongsToTheBoundaryItWasInThen() throws Exception {
    EventfulYear year = year(new Random(2));
    Cluster harbor = year.harbor();
    Boundary roads = year.roads();
    Thread.sleep(2);
    Instant before = Instant.now();
    Thread.sleep(2);
    year.moves(harbor, roads);
    Person here = cast.veraTheAuditor(year.shipyard().id());
    Person there = cast.veraTheAuditor(roads.id());
    for (String path : List.of("/api/v1/clusters/" + harbor.id(), "/clusters/" + harbor.id())) {
      assertThat(statusOf(path, here)).isEqualTo(404);
      assertThat(statusOf(path + "?asOf=" + before, here)).isEqualTo(200);
      assertThat(statusOf(path, there)).isEqualTo(200);
      assertThat(statusOf(path + "?asOf=" + before, there)).isEqualTo(404);
    }
  }

  private EventfulYear year(Random chance) {
    return new EventfulYear(beans.createBean(EventfulYear.Parts.class), chance);
  }

  private int statusOf(String path, Person viewer) throws Exception {
    return mvc.perform(get(path).with(Listener.as(cast, viewer, path)))
        .andReturn()
        .getResponse()
        .getStatus();
  }
}
