package io.muster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Cluster;
import io.muster.exceptions.ExceptionRequest;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** Pages of the past speak of then, and offer nothing to do, whatever one may do now. */
@PortalTest
class PastPagesDatabaseTests {

  private static final Pattern OF_NOW =
      Pattern.compile("(?i).{0,40}\\b(now|ago|today|currently|at present)\\b.{0,40}");

  /** What changes something, by the ends of addresses. */
  private static final Pattern ACT =
      Pattern.compile(
          ".*/(edit|new|decisions?|settings|policy|representatives|retirement|departure|renewal"
              + "|out-of-service|return|form|bundle|connection|identity)(\\?.*)?");

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired AutowireCapableBeanFactory beans;

  @Test
  void noPageOfThePastSpeaksOfNowOrOffersAnAct() throws Exception {
    EventfulYear year = new EventfulYear(beans.createBean(EventfulYear.Parts.class), new Random(5));
    for (int event = 0; event < 4; event++) {
      year.event(event);
    }
    Thread.sleep(2);
    Instant at = Instant.now();
    Thread.sleep(2);
    Person all =
        cast.person(
            "Alma",
            new Grant(Role.ISSO, null),
            new Grant(Role.OPERATOR, null),
            new Grant(Role.AUDITOR, null));
    Person deciding = cast.person("Abel", new Grant(Role.ISSM, null), new Grant(Role.AO, null));
    List<String> wrong = new ArrayList<>();
    for (String address : pages(year)) {
      for (Person person : List.of(all, deciding)) {
        Element main = page(person, address + (address.contains("?") ? "&" : "?") + "asOf=" + at);
        wrongOf(main).forEach(w -> wrong.add(address + ": " + w));
      }
    }
    assertThat(String.join("\n", wrong.stream().distinct().toList())).isEmpty();
  }

  @Test
  void theSentenceAndHeadingsOfAnExceptionOfThePastAreOfThePast() throws Exception {
    EventfulYear year = new EventfulYear(beans.createBean(EventfulYear.Parts.class), new Random(6));
    year.documents("agent");
    for (int event : new int[] {2, 3}) {
      year.event(event);
    }
    Thread.sleep(2);
    Instant at = Instant.now();
    Thread.sleep(2);
    Person vera = cast.veraTheAuditor(null);
    String approved = "/exceptions/" + year.exceptions().getFirst().id();
    assertThat(page(vera, approved).text()).contains("It documents 1 container now");
    assertThat(page(vera, approved + "?asOf=" + at).text())
        .contains("It documented 1 container then", "Covered then")
        .doesNotContain("Covered now");
    String pending = "/exceptions/" + year.exceptions().getLast().id();
    assertThat(page(vera, pending).text()).contains("What it catches now", " asks that ");
    assertThat(page(vera, pending + "?asOf=" + at).text())
        .contains("What it caught then", " asked that ")
        .doesNotContain("If approved");
  }

  @Test
  void theChecklistPageOfThePastBelongsToTheBoundaryTheClusterWasInThen() throws Exception {
    EventfulYear year = new EventfulYear(beans.createBean(EventfulYear.Parts.class), new Random(7));
    Thread.sleep(2);
    Instant before = Instant.now();
    Thread.sleep(2);
    year.moves(year.harbor(), year.roads());
    String page = "/clusters/" + year.harbor().id() + "/checklist";
    Person here = cast.veraTheAuditor(year.shipyard().id());
    Person there = cast.veraTheAuditor(year.roads().id());
    assertThat(page(here, page + "?asOf=" + before).text()).contains(year.shipyard().name());
    assertThat(page(there, page).text()).contains(year.roads().name());
    assertThat(status(here, page)).isEqualTo(404);
    assertThat(status(there, page + "?asOf=" + before)).isEqualTo(404);
  }

  private int status(Person person, String address) throws Exception {
    return mvc.perform(get(address).with(Cast.as(person))).andReturn().getResponse().getStatus();
  }

  private static List<String> wrongOf(Element main) {
    List<String> wrong = new ArrayList<>();
    OF_NOW
        .matcher(main.text().replace("Empty means now.", ""))
        .results()
        .forEach(m -> wrong.add("says “" + m.group() + "”"));
    for (Element form : main.select("form[method=post]")) {
      // Filling in the site's own checklist changes nothing here.
      if (!form.attr("action").matches("/clusters/[^/]+/checklist([?].*)?")) {
        wrong.add("has a form for " + form.attr("action"));
      }
    }
    for (Element button : main.select("a.usa-button")) {
      if (ACT.matcher(button.attr("href")).matches()) {
        wrong.add("has a button for " + button.attr("href") + ", " + button.text());
      }
    }
    return wrong;
  }

  private static List<String> pages(EventfulYear year) {
    List<String> pages =
        new ArrayList<>(
            List.of(
                "/overview",
                "/fleet",
                "/findings?state=any",
                "/exceptions",
                "/plans",
                "/boundaries",
                "/boundaries/" + year.shipyard().id(),
                "/scans/" + year.lastScan(),
                "/reports/checklists"));
    for (Cluster cluster : year.clusters()) {
      pages.add("/clusters/" + cluster.id());
      pages.add("/clusters/" + cluster.id() + "/checklist");
    }
    for (ExceptionRequest exception : year.exceptions()) {
      pages.add("/exceptions/" + exception.id());
    }
    year.findings().forEach(finding -> pages.add("/findings/" + finding));
    year.plans().forEach(plan -> pages.add("/plans/" + plan));
    return pages;
  }

  private Element page(Person person, String address) throws Exception {
    var answer = mvc.perform(get(address).with(Cast.as(person))).andReturn().getResponse();
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    Document page = Jsoup.parse(answer.getContentAsString());
    return page.selectFirst("main");
  }
}
