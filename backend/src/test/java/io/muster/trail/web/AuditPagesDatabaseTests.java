package io.muster.trail.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.trail.Takings;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class AuditPagesDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired Takings takings;
  @Autowired JdbcClient database;

  private Boundary ours;
  private Boundary theirs;
  private Cluster harbor;
  private Cluster foreign;
  private Person vera;
  private Person veraHere;

  @BeforeEach
  void twoBoundaries() {
    ours = fleet.aBoundary();
    theirs = fleet.aBoundary();
    harbor = fleet.harborIn(ours);
    foreign = fleet.harborIn(theirs);
    vera = cast.veraTheAuditor(null);
    veraHere = cast.person("Vera", new Grant(Role.AUDITOR, ours.id()));
  }

  @Test
  void aLineIsSeenByThoseWhoAuditItsBoundary() throws Exception {
    assertThat(page("/audit?subject=" + harbor.id(), veraHere).select("tbody tr")).isNotEmpty();
    assertThat(page("/audit?subject=" + foreign.id(), veraHere).select(".empty")).hasSize(1);
    assertThat(page("/audit?subject=" + foreign.id(), vera).select("tbody tr")).isNotEmpty();
    for (String file : new String[] {"/audit.csv", "/audit.json"}) {
      assertThat(text(file, veraHere))
          .contains(harbor.id().toString())
          .doesNotContain(foreign.id().toString(), theirs.id().toString());
    }
  }

  @Test
  void whatBelongsToNoBoundaryIsSeenByThoseOfAllOnly() throws Exception {
    assertThat(page("/audit?action=account.", veraHere).select(".empty")).hasSize(1);
    assertThat(page("/audit?action=account.", vera).select("tbody tr")).isNotEmpty();
  }

  @Test
  void whoNeitherDecidesNorAuditsIsRefusedAndNotLedThere() throws Exception {
    Person iris = cast.irisTheIsso(ours.id());
    for (String path : new String[] {"/audit", "/audit.csv", "/audit.json"}) {
      mvc.perform(get(path).with(as(iris))).andExpect(status().isForbidden());
    }
    assertThat(page("/account", iris).select("a[href=/audit]")).isEmpty();
    assertThat(page("/account", veraHere).select("a[href=/audit]")).hasSize(1);
    for (String path : new String[] {"/audit/verification", "/audit/seals"}) {
      mvc.perform(get(path).with(as(veraHere))).andExpect(status().isForbidden());
      mvc.perform(get(path).with(as(vera))).andExpect(status().isOk());
    }
  }

  @Test
  void pagesGoOnByNumberInBothDirections() throws Exception {
    for (int i = 0; i < 60; i++) {
      takings.refused(vera.actor().who(), "GET", "/line-" + i, 403);
    }
    Document first = page("/audit?who=" + vera.username() + "&action=request.", vera);
    assertThat(first.select("tbody tr")).hasSize(50);
    String top = number(first);
    String older = first.select("a[rel=next]").attr("href");
    assertThat(first.select("a[rel=prev]")).isEmpty();
    Document second = page(older, vera);
    assertThat(second.select("tbody tr")).hasSize(10);
    assertThat(second.select("a[rel=next]")).isEmpty();
    Document back = page(second.select("a[rel=prev]").attr("href"), vera);
    assertThat(number(back)).isEqualTo(top);
    assertThat(back.select("tbody tr")).hasSize(50);
    assertThat(Long.parseLong(number(second)) < Long.parseLong(top)).isTrue();
  }

  @Test
  void aFileThatIsTakenOutLeavesALine() throws Exception {
    mvc.perform(get("/fleet.csv?q=nothing-like-it").with(as(vera))).andExpect(status().isOk());
    assertThat(lines("export.made", vera)).isEqualTo(1);
    assertThat(
            database
                .sql(
                    "select details from audit_event where action = 'export.made' and who = ?"
                        + " order by seq desc limit 1")
                .param(vera.account().username())
                .query(String.class)
                .single())
        .contains("\"path\":\"/fleet.csv\"", "nothing-like-it", "\"whole\":true");
    mvc.perform(get("/fleet").with(as(vera))).andExpect(status().isOk());
    assertThat(lines("export.made", vera)).isEqualTo(1);
  }

  @Test
  void aRefusalLeavesALine() throws Exception {
    Person iris = cast.irisTheIsso(ours.id());
    mvc.perform(get("/integrity").with(as(iris))).andExpect(status().isForbidden());
    mvc.perform(get("/clusters/" + foreign.id()).with(as(iris))).andExpect(status().isNotFound());
    mvc.perform(get("/clusters/" + UUID.randomUUID()).with(as(iris)))
        .andExpect(status().isNotFound());
    mvc.perform(get("/fleet").with(as(iris))).andExpect(status().isOk());
    assertThat(lines("request.refused", iris)).isEqualTo(3);
  }

  @Test
  void verifyingSaysSoInWordsAndASealThatIsNoneIsExplained() throws Exception {
    assertThat(page("/audit/verification", vera).select(".verdict")).isEmpty();
    assertThat(page("/audit/verification?verify=now", vera).select(".verdict.pass").text())
        .contains("The log is whole");
    Document wrong = page("/audit/verification?verify=now&head=seven", vera);
    assertThat(wrong.select("#head-error").text()).contains("A seal is the number of a line");
    assertThat(wrong.select("#head").val()).isEqualTo("seven");
    String forged = "1:" + "0".repeat(64);
    assertThat(
            page("/audit/verification?verify=now&head=" + forged, vera)
                .select(".verdict.open")
                .text())
        .contains("The log was changed", "Line 1 is not the one that was sealed");
  }

  @Test
  void aDayThatIsNoneIsRefusedWithASentence() throws Exception {
    mvc.perform(get("/audit?from=yesterday").with(as(vera))).andExpect(status().is(422));
  }

  private static String number(Document page) {
    return page.select("tbody th").first().text().replaceAll("\\D", "");
  }

  private int lines(String action, Person who) {
    return database
        .sql("select count(*) from audit_event where action = ? and account_id = ?")
        .param(action)
        .param(who.account().id().value())
        .query(Integer.class)
        .single();
  }

  private Document page(String path, Person who) throws Exception {
    return Jsoup.parse(text(path, who));
  }

  private String text(String path, Person who) throws Exception {
    return mvc.perform(get(java.net.URI.create(path)).with(as(who)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
