package io.muster.integrity.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Cluster;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.transaction.BeforeTransaction;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** Checks are of the whole fleet: what each test adds is taken back when it ends. */
@PortalTest
@Transactional
class IntegrityPageDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired JdbcClient database;
  @Autowired Clock clock;

  private Person root;
  private Person vera;
  private Person local;

  /** Accounts outlast the test, as sessions do. */
  @BeforeTransaction
  void people() {
    root = cast.rootTheAdministrator();
    vera = cast.veraTheAuditor(null);
    local = cast.person("Local", new Grant(Role.ADMINISTRATOR, fleet.aBoundary().id()));
  }

  @Test
  void onlyAdministratorsOfAllBoundariesSeeItAndAreLedThere() throws Exception {
    mvc.perform(get("/integrity").with(as(local))).andExpect(status().isForbidden());
    mvc.perform(get("/integrity").with(as(vera))).andExpect(status().isForbidden());
    assertThat(page("/account", local).select("a[href=/integrity]")).isEmpty();
    assertThat(page("/account", root).select("a[href=/integrity]")).hasSize(1);
  }

  @Test
  void beforeTheFirstCheckItSaysSo() throws Exception {
    Document page = page();
    assertThat(page.select(".empty").text()).contains("No check yet.");
    assertThat(page.select("table, .verdict, #mend")).isEmpty();
  }

  @Test
  void aCleanCheckAsksForNothing() throws Exception {
    checked(Instant.now(clock), 3, 0);
    Document page = page();
    assertThat(page.select(".verdict").text())
        .contains("Everything follows", "3 clusters compared, no difference");
    assertThat(page.select("#mend, #found, .usa-alert")).isEmpty();
    assertThat(page.select("section[aria-labelledby=checks] tbody tr")).hasSize(1);
  }

  @Test
  void differencesStandWithTheirClusterAndWithWhatToDo() throws Exception {
    Cluster harbor = fleet.harborIn(fleet.aBoundary());
    checked(Instant.now(clock).minus(Duration.ofDays(1)), 3, 0);
    UUID check = checked(Instant.now(clock), 3, 1);
    database
        .sql(
            """
            insert into integrity_difference (check_id, cluster_id, line, what, stored, expected)
            values (?, ?, 1, 'Posture at noon', '<b>raw=9</b>', 'raw=1')
            """)
        .params(check, harbor.id().value())
        .update();
    Document page = page();
    assertThat(page.select(".verdict").text()).contains("Records differ", "1 of 3 clusters differ");
    assertThat(page.select("section[aria-labelledby=mend]").text())
        .contains("Back up", "java -jar muster.jar rebuild");
    var row = page.select("section[aria-labelledby=found] tbody tr");
    assertThat(row).hasSize(1);
    assertThat(row.select("a").attr("href")).isEqualTo("/clusters/" + harbor.id());
    assertThat(row.text()).isEqualTo(harbor.name() + " Posture at noon <b>raw=9</b> raw=1");
    assertThat(page.select("section[aria-labelledby=checks] tbody tr")).hasSize(2);
  }

  @Test
  void aCheckThatNoOtherFollowedIsSaidToBeOld() throws Exception {
    checked(Instant.now(clock).minus(Duration.ofDays(3)), 3, 0);
    assertThat(page().select(".usa-alert--warning").text()).contains("No check has ended for 3 d");
  }

  private UUID checked(Instant at, int clusters, int differing) {
    UUID id = UUID.randomUUID();
    database
        .sql(
            """
            insert into integrity_check (id, began_at, ended_at, asked_by, clusters, differing)
            values (:id, :at, :at, 'test', :clusters, :differing)
            """)
        .param("id", id)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("clusters", clusters)
        .param("differing", differing)
        .update();
    return id;
  }

  private Document page() throws Exception {
    return page("/integrity", root);
  }

  private Document page(String path, Person person) throws Exception {
    return Jsoup.parse(
        mvc.perform(get(path).with(as(person)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString());
  }
}
