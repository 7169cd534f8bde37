package io.muster.exceptions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.scans.Scan;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Where exceptions are cited: on the pages of scans, and in the list as CSV. */
@PortalTest
class ExceptionsCitedDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Requests requests;
  @Autowired ScansByHand scans;

  private Boundary boundary;
  private Cluster harbor;
  private Person iris;
  private Person marcus;
  private Person ada;

  @BeforeEach
  void agentsInHarbor() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    ada = cast.adaTheAo(boundary.id());
  }

  @Test
  void aScansPageNamesWhatDocumentedEachContainerWhenItTookEffect() throws Exception {
    Seen agent = Seen.on("w1").systemHost("w1", "agent");
    Scan before = scans.of(harbor, agent);
    ExceptionRequest documented = approved("agent");
    Scan after = scans.of(harbor, agent.host("w1", "debug"));

    assertThat(row(before, "agent").text()).doesNotContain(documented.number());
    assertThat(row(after, "agent").selectFirst("td").text())
        .startsWith("Violation documented until ")
        .endsWith(documented.number());
    assertThat(row(after, "debug").selectFirst("td").text()).isEqualTo("Violation");
  }

  @Test
  void theListIsThereAsCsvWithItsFilters() throws Exception {
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent").systemHost("w1", "other"));
    ExceptionRequest documented = approved("agent");
    ExceptionRequest waiting =
        requests.submitted(
            iris, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, "other"));

    assertThat(csv(marcus, "?boundary=" + boundary.id() + "&sort=number").lines().skip(1))
        .hasSize(2)
        .first()
        .asString()
        .contains("," + documented.number() + ",Expiring,Documented,", boundary.name());
    assertThat(csv(marcus, "?boundary=" + boundary.id() + "&show=pending").lines().skip(1))
        .singleElement()
        .asString()
        .contains("," + waiting.number() + ",Submitted,");
    Person stranger = cast.irisTheIsso(fleet.aBoundary().id());
    assertThat(csv(stranger, "")).doesNotContain(documented.number(), waiting.number());
  }

  private ExceptionRequest approved(String name) {
    return requests.approved(
        iris, marcus, ada, boundary, ExceptionKind.DOCUMENTED, requests.about(boundary, name));
  }

  private Element row(Scan scan, String container) throws Exception {
    return Jsoup.parse(
            mvc.perform(get("/scans/" + scan.id()).with(Cast.as(iris)))
                .andReturn()
                .getResponse()
                .getContentAsString())
        .select("section[aria-labelledby=containers] tbody tr")
        .stream()
        .filter(r -> r.selectFirst("th").text().equals(container))
        .findFirst()
        .orElseThrow();
  }

  private String csv(Person person, String query) throws Exception {
    return mvc.perform(get("/exceptions.csv" + query).with(Cast.as(person)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }
}
