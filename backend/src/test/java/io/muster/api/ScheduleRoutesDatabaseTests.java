package io.muster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Schedules and runs over the API. */
@PortalTest
class ScheduleRoutesDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired JdbcClient database;

  private Boundary boundary;
  private Cluster harbor;
  private Cluster drydock;
  private Person otis;
  private Person vera;

  @BeforeEach
  void twoClusters() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    drydock = fleet.drydockIn(boundary);
    otis = cast.otisTheOperator(boundary.id());
    vera = cast.veraTheAuditor(boundary.id());
  }

  @Test
  void aScheduleIsSaidReadAndTakenBack() throws Exception {
    String said =
        write(
                """
                {"reach": "BOUNDARY", "boundary": "%s", "cron": "30 2 * * MON", "zone": "America/New_York",
                 "windows": ["forbid Sat,Sun"], "jitter": "PT20M"}
                """
                    .formatted(boundary.id()),
                otis)
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.reach").value("BOUNDARY"))
            .andExpect(jsonPath("$.jitter").value("PT20M"))
            .andExpect(jsonPath("$.next.length()").value(5))
            .andExpect(
                jsonPath("$.words")
                    .value(
                        "Every Monday at 02:30 (America/New_York), up to 20 minutes later at"
                            + " random; forbid Sat,Sun"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String id = JsonPath.read(said, "$.id");
    read("/api/v1/clusters/" + harbor.id() + "/schedule", vera)
        .andExpect(jsonPath("$.schedule.id").value(id))
        .andExpect(jsonPath("$.heldBack").value(false))
        .andExpect(jsonPath("$.next").isNotEmpty());
    read("/api/v1/schedules", vera)
        .andExpect(jsonPath("$.items[0].reach").value("FLEET"))
        .andExpect(jsonPath("$.items[?(@.id == '" + id + "')]").isNotEmpty());
    mvc.perform(delete("/api/v1/schedules/" + id).with(cast.bearer(vera)))
        .andExpect(status().isForbidden());
    mvc.perform(delete("/api/v1/schedules/" + id).with(cast.bearer(otis)))
        .andExpect(status().isNoContent());
    mvc.perform(delete("/api/v1/schedules/" + id).with(cast.bearer(otis)))
        .andExpect(status().isNotFound());
    read("/api/v1/clusters/" + harbor.id() + "/schedule", vera)
        .andExpect(jsonPath("$.schedule.reach").value("FLEET"));
  }

  @Test
  void whatIsWrongIsSaidByItsField() throws Exception {
    write("{\"reach\": \"EVERYTHING\"}", otis)
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("reach"));
    write(
            "{\"reach\": \"BOUNDARY\", \"boundary\": \"%s\", \"every\": \"often\"}"
                .formatted(boundary.id()),
            otis)
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("every"));
    write(
            "{\"reach\": \"BOUNDARY\", \"boundary\": \"%s\", \"every\": \"PT1M\"}"
                .formatted(boundary.id()),
            otis)
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("every"));
    write("{\"reach\": \"FLEET\", \"every\": \"PT24H\"}", otis).andExpect(status().isForbidden());
    Person stranger = cast.otisTheOperator(fleet.aBoundary().id());
    write(
            "{\"reach\": \"CLUSTER\", \"cluster\": \"%s\", \"every\": \"PT24H\"}"
                .formatted(harbor.id()),
            stranger)
        .andExpect(status().isNotFound());
  }

  @Test
  void aRunAsksForEachClusterAndCountsHowItsScansEnd() throws Exception {
    long audited = audited();
    String asked =
        mvc.perform(
                post("/api/v1/scan-runs")
                    .with(cast.bearer(otis))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"boundary\": \"%s\"}".formatted(boundary.id())))
            .andExpect(status().isAccepted())
            .andExpect(jsonPath("$.asked").value(2))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String run = "/api/v1/scan-runs/" + JsonPath.read(asked, "$.id");
    Instant until = Instant.now().plusSeconds(30);
    String now;
    do {
      now = read(run, vera).andReturn().getResponse().getContentAsString();
      assertThat(Instant.now()).isBefore(until);
    } while (JsonPath.<Integer>read(now, "$.ended") < 2);
    read(run, vera)
        .andExpect(jsonPath("$.failed").value(2))
        .andExpect(jsonPath("$.finishedAt").isNotEmpty());
    read(run + "/scans?limit=1", vera)
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.next").isNotEmpty());
    assertThat(audited() - audited).as("one line for each scan's end").isEqualTo(2);
    Person stranger = cast.otisTheOperator(fleet.aBoundary().id());
    read(run, stranger).andExpect(status().isNotFound());
    mvc.perform(
            post("/api/v1/scan-runs")
                .with(cast.bearer(vera))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"clusters\": [\"%s\"]}".formatted(drydock.id())))
        .andExpect(status().isForbidden());
  }

  private ResultActions write(String body, Person person) throws Exception {
    return mvc.perform(
        put("/api/v1/schedules")
            .with(cast.bearer(person))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private ResultActions read(String path, Person person) throws Exception {
    return mvc.perform(get(path).with(cast.bearer(person)));
  }

  private long audited() {
    return database
        .sql("select count(*) from audit_event where boundary_id = :boundary")
        .param("boundary", boundary.id().value())
        .query(Long.class)
        .single();
  }
}
