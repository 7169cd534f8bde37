package io.muster.exports.scheduled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exports.Reports;
import io.muster.exports.SelectionWords;
import io.muster.identity.TokenScope;
import io.muster.scans.ScansByHand;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Scheduled reports as a program makes, reads and ends them, and fetches what came of them. */
@PortalTest
class ReportScheduleRoutesDatabaseTests {

  private static final String SCHEDULES = "/api/v1/reports/schedules";

  @TempDir Path folder;
  @Autowired MockMvc mvc;
  @Autowired ReportScheduling scheduling;
  @Autowired ScheduleRows schedules;
  @Autowired ReportRows rows;
  @Autowired Sights sights;
  @Autowired Reports reports;
  @Autowired SelectionWords words;
  @Autowired Keeping keeping;
  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;

  private Boundary boundary;
  private Cluster harbor;
  private Person iris;

  @BeforeEach
  void aCluster() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
  }

  @Test
  void aScheduleIsMadeReadAndEndedAndEachChangeIsAudited() throws Exception {
    String made =
        make(
                iris,
                """
                {"kind": "findings", "format": "xlsx", "boundary": "%s", "cluster": "%s",
                 "label": "env=prod", "cron": "30 6 * * MON", "zone": "America/New_York"}
                """
                    .formatted(boundary.name(), harbor.id()))
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.kind").value("findings"))
            .andExpect(jsonPath("$.format").value("xlsx"))
            .andExpect(jsonPath("$.boundary").value(boundary.id().toString()))
            .andExpect(jsonPath("$.cluster").value(harbor.id().toString()))
            .andExpect(jsonPath("$.label").value("env=prod"))
            .andExpect(jsonPath("$.cron").value("30 6 * * MON"))
            .andExpect(jsonPath("$.words").value("Every Monday at 06:30 (America/New_York)"))
            .andExpect(jsonPath("$.owner").value(iris.username()))
            .andExpect(jsonPath("$.next.length()").value(5))
            .andExpect(jsonPath("$.end").doesNotExist())
            .andReturn()
            .getResponse()
            .getContentAsString();
    String place = SCHEDULES + "/" + JsonPath.read(made, "$.id");
    read(iris, place).andExpect(content().string(made));
    read(iris, SCHEDULES).andExpect(jsonPath("$.items[0].id").value(id(made).toString()));
    mvc.perform(delete(place).with(cast.bearer(iris))).andExpect(status().isNoContent());
    mvc.perform(delete(place).with(cast.bearer(iris)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value("It has been stopped already."));
    read(iris, place)
        .andExpect(jsonPath("$.next").isEmpty())
        .andExpect(jsonPath("$.end.by").value(iris.username()))
        .andExpect(jsonPath("$.end.because").value("Its owner stopped it."));
    assertThat(audited.actions(id(made)))
        .containsExactly("report-schedule.made", "report-schedule.ended");
  }

  @Test
  void theFirstFormatOfItsKindAndUtcHoldUnlessSaid() throws Exception {
    make(iris, "{\"kind\": \"poam\", \"cron\": \"0 6 1 * *\"}")
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", containsString(SCHEDULES + "/")))
        .andExpect(jsonPath("$.format").value("xlsx"))
        .andExpect(jsonPath("$.zone").value("UTC"))
        .andExpect(jsonPath("$.boundary").doesNotExist())
        .andExpect(jsonPath("$.label").doesNotExist());
  }

  @Test
  void whatIsWrongIsSaidByItsFieldAndNothingIsMade() throws Exception {
    refused("{\"kind\": \"gossip\", \"cron\": \"0 6 * * *\"}", "kind");
    refused("{\"cron\": \"0 6 * * *\"}", "kind");
    refused("{\"kind\": \"assessment\", \"format\": \"csv\", \"cron\": \"0 6 * * *\"}", "format");
    refused("{\"kind\": \"findings\"}", "cron");
    refused("{\"kind\": \"findings\", \"cron\": \"*/5 * * * *\"}", "cron");
    refused("{\"kind\": \"findings\", \"cron\": \"0 6 31 2 *\"}", "cron");
    refused("{\"kind\": \"findings\", \"cron\": \"0 6 * * *\", \"zone\": \"Mars\"}", "zone");
    refused("{\"kind\": \"findings\", \"cron\": \"0 6 * * *\", \"label\": \"a\\u0007\"}", "label");
    assertThat(scheduling.list(iris.actor())).isEmpty();
  }

  @Test
  void whatOneMayNotSeeIsNeitherScheduledNorReadNorEnded() throws Exception {
    Boundary foreign = fleet.aBoundary();
    Person otto = cast.irisTheIsso(foreign.id());
    String about = "{\"kind\": \"findings\", \"cron\": \"0 6 * * *\", \"%s\": \"%s\"}";
    make(otto, about.formatted("boundary", boundary.id())).andExpect(status().isNotFound());
    make(otto, about.formatted("boundary", boundary.name())).andExpect(status().isNotFound());
    make(otto, about.formatted("cluster", harbor.id())).andExpect(status().isNotFound());
    make(cast.person("Nobody"), about.formatted("label", "")).andExpect(status().isForbidden());
    String hers =
        make(iris, about.formatted("boundary", boundary.id()))
            .andReturn()
            .getResponse()
            .getContentAsString();
    String place = SCHEDULES + "/" + id(hers);
    // A colleague with the same sight does not have it either: it shows what its owner may see.
    for (Person other : List.of(otto, cast.veraTheAuditor(boundary.id()))) {
      read(other, place).andExpect(status().isNotFound());
      mvc.perform(delete(place).with(cast.bearer(other))).andExpect(status().isNotFound());
      read(other, SCHEDULES).andExpect(jsonPath("$.items").isEmpty());
    }
    read(iris, SCHEDULES + "/1").andExpect(status().isNotFound());
    Person root = cast.rootTheAdministrator();
    mvc.perform(delete(place).with(cast.bearer(root))).andExpect(status().isNoContent());
    read(iris, place)
        .andExpect(jsonPath("$.end.because").value("An administrator stopped it."))
        .andExpect(jsonPath("$.end.by").value(root.username()));
  }

  @Test
  void aTokenThatOnlyReadsChangesNothing() throws Exception {
    mvc.perform(
            post(SCHEDULES)
                .with(cast.bearer(iris, TokenScope.READ))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"kind\": \"findings\", \"cron\": \"0 6 * * *\"}"))
        .andExpect(status().isForbidden());
    mvc.perform(get(SCHEDULES).with(cast.bearer(iris, TokenScope.READ))).andExpect(status().isOk());
    mvc.perform(get(SCHEDULES).param("asOf", "2026-01-01").with(cast.bearer(iris)))
        .andExpect(status().is(422));
  }

  @Test
  void whatCameOfOneScheduleIsListedApartAndFetched() throws Exception {
    scans.of(harbor, Seen.on("w1").host("w1", "agent"));
    UUID first = id(body("{\"kind\": \"findings\", \"cron\": \"0 6 * * *\"}"));
    UUID second = id(body("{\"kind\": \"findings\", \"cron\": \"0 7 * * *\"}"));
    makesDue(first);
    makesDue(second);
    String list = "/api/v1/reports/scheduled";
    read(iris, list).andExpect(jsonPath("$.items.length()").value(2));
    String one =
        read(iris, list + "?schedule=" + second)
            .andExpect(jsonPath("$.items.length()").value(1))
            .andExpect(jsonPath("$.items[0].schedule").value(second.toString()))
            .andReturn()
            .getResponse()
            .getContentAsString();
    read(iris, list + "/" + JsonPath.read(one, "$.items[0].id"))
        .andExpect(content().string(containsString(",agent,")));
    read(iris, list + "?schedule=" + UUID.randomUUID()).andExpect(jsonPath("$.items").isEmpty());
    read(iris, list + "?schedule=mine")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("schedule"));
    read(cast.veraTheAuditor(fleet.aBoundary().id()), list + "?schedule=" + second)
        .andExpect(jsonPath("$.items").isEmpty());
  }

  /** Makes its first report, as an instance does it when its time has come. */
  private void makesDue(UUID schedule) {
    ReportSchedule said = schedules.find(schedule).orElseThrow();
    Instant due = said.timetable().nominal(said.from(), 1).getFirst();
    new ReportMaking(
            schedules,
            rows,
            sights,
            scheduling,
            reports,
            words,
            keeping,
            new ReportSettings(90, 60, 64),
            folder,
            Clock.fixed(due.plus(Duration.ofSeconds(1)), ZoneOffset.UTC))
        .run(schedule);
  }

  private String body(String wanted) throws Exception {
    return make(iris, wanted).andReturn().getResponse().getContentAsString();
  }

  private static UUID id(String schedule) {
    return UUID.fromString(JsonPath.read(schedule, "$.id"));
  }

  private void refused(String wanted, String field) throws Exception {
    make(iris, wanted)
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value(field));
  }

  private ResultActions make(Person person, String wanted) throws Exception {
    return mvc.perform(
        post(SCHEDULES)
            .with(cast.bearer(person))
            .contentType(MediaType.APPLICATION_JSON)
            .content(wanted));
  }

  private ResultActions read(Person person, String path) throws Exception {
    return mvc.perform(get(path).with(cast.bearer(person)));
  }
}
