package io.muster.exceptions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.exceptions.Act;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequest.Follows;
import io.muster.exceptions.NewRequest;
import io.muster.exceptions.RequestManagement;
import io.muster.exceptions.RequestText;
import io.muster.scans.ScansByHand;
import io.muster.shared.Conflict;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.Seen;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A renewal or an amendment: a new request of its own that shows only what differs. */
@PortalTest
class FollowingDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Requests requests;
  @Autowired RequestManagement management;
  @Autowired ScansByHand scans;

  private Boundary boundary;
  private Cluster harbor;
  private Person iris;
  private Person marcus;
  private Person ada;
  private ExceptionRequest earlier;

  @BeforeEach
  void twoAgentsAreDocumented() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    iris = cast.irisTheIsso(boundary.id());
    marcus = cast.marcusTheIssm(boundary.id());
    ada = cast.adaTheAo(boundary.id());
    scans.of(harbor, Seen.on("w1").systemHost("w1", "agent-a").systemHost("w1", "agent-b"));
    earlier =
        requests.approved(
            iris,
            marcus,
            ada,
            boundary,
            ExceptionKind.DOCUMENTED,
            requests.about(boundary, "agent-*"));
  }

  @Test
  void anAmendmentShowsOnlyWhatDiffers() throws Exception {
    scans.of(
        harbor,
        Seen.on("w1")
            .systemHost("w1", "agent-a")
            .systemHost("w1", "agent-b")
            .systemHost("w1", "proxy-a"));
    RequestText said = requests.about(boundary, "*-a");
    ExceptionRequest amendment = following(Follows.As.AMENDMENT, with(said, "Watched by Falco."));

    Document page = page(amendment);
    assertThat(page.select("section[aria-labelledby=h-says] > .prose > div > h3").eachText())
        .containsExactly("Compensating controls");
    assertThat(page.select("section[aria-labelledby=h-says] details h3").eachText())
        .containsExactly("Justification", "Why it needs the host’s PID namespace", "SSP reference");
    assertThat(page.select("section[aria-labelledby=h-says] tbody tr").eachText())
        .containsExactly("Patterns name agent-* name *-a");
    assertThat(page.select("section[aria-labelledby=h-covered] > div:not(.head)").eachText())
        .containsExactly(
            "1 container is new to it: w1/proxy-a in harbor 1 container of "
                + earlier.number()
                + " is not in it: w1/agent-b in harbor");
    assertThat(page.select("section[aria-labelledby=h-covered] details tbody th").eachText())
        .containsExactly("agent-a", "proxy-a");
  }

  @Test
  void theSameAgainSaysSo() throws Exception {
    ExceptionRequest renewal = following(Follows.As.RENEWAL, requests.about(boundary, "agent-*"));

    Document page = page(renewal);
    assertThat(page.select("section[aria-labelledby=h-says] table, #diff")).isEmpty();
    assertThat(page.select("section[aria-labelledby=h-covered] > div:not(.head)").eachText())
        .containsExactly("The same containers as " + earlier.number() + ".");
  }

  @Test
  void aRenewalIsDecidedByTheSameStepsAndStaysComparedAndLinkedBothWays() throws Exception {
    ExceptionRequest renewal =
        management.submit(
            iris.actor(),
            following(Follows.As.RENEWAL, requests.about(boundary, "agent-a")).id(),
            null);
    assertThatThrownBy(() -> requests.does(ada, Act.APPROVE, renewal)).isInstanceOf(Conflict.class);
    requests.does(marcus, Act.ENDORSE, renewal);
    requests.does(ada, Act.APPROVE, renewal);

    assertThat(page(earlier).select("aside a[href=/exceptions/" + renewal.id() + "], main a"))
        .extracting(Element::text)
        .contains(renewal.number());
    Document page = page(renewal);
    assertThat(page.select("main p.meta").eachText())
        .anySatisfy(text -> assertThat(text).contains("renews " + earlier.number()));
    assertThat(page.select("section[aria-labelledby=h-says] tbody tr").eachText())
        .containsExactly("Patterns name agent-* name agent-a");
  }

  private ExceptionRequest following(Follows.As as, RequestText text) {
    return management.write(
        iris.actor(),
        new NewRequest(
            ExceptionKind.DOCUMENTED,
            boundary.id(),
            text,
            new Follows(earlier.id(), earlier.number(), as)));
  }

  private static RequestText with(RequestText text, String controls) {
    return new RequestText(
        text.title(),
        text.justification(),
        text.whyHostPid(),
        controls,
        text.sspReference(),
        text.ticket(),
        text.subjects(),
        text.clusters(),
        text.clusterLabel(),
        text.pin(),
        text.from(),
        text.until());
  }

  private Document page(ExceptionRequest request) throws Exception {
    return Jsoup.parse(
        mvc.perform(get("/exceptions/" + request.id()).with(Cast.as(iris)))
            .andReturn()
            .getResponse()
            .getContentAsString());
  }
}
