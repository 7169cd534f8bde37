package io.muster.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Boundary;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.scans.ScansByHand;
import io.muster.shared.BoundaryId;
import io.muster.testing.BusyBoundary;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import io.muster.testing.Statements;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Each role's view counts what its holder may see in that role, and nothing else. */
@PortalTest
class OverviewDatabaseTests {

  private static final Map<String, Role> VIEWS =
      new LinkedHashMap<>(
          Map.of(
              "clusters", Role.ISSO,
              "boundaries", Role.ISSM,
              "risk", Role.AO,
              "record", Role.AUDITOR));

  @Autowired MockMvc mvc;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired ScansByHand scans;
  @Autowired BusyBoundary busy;
  @Autowired Overview overview;
  @Autowired TransactionTemplate transaction;

  private Boundary boundary;

  @BeforeEach
  void aBusyBoundary() {
    boundary = busy.named("mine-" + UUID.randomUUID());
  }

  @Test
  void aForeignBoundaryChangesNoNumberInAnyView() throws Exception {
    Map<String, Person> viewers = new LinkedHashMap<>();
    Map<String, List<String>> before = new LinkedHashMap<>();
    for (String view : VIEWS.keySet()) {
      Person viewer = cast.person("Iris", new Grant(VIEWS.get(view), boundary.id()));
      viewers.put(view, viewer);
      before.put(view, numbers(page(viewer, view)));
      assertThat(before.get(view)).as(view).hasSizeGreaterThan(5);
    }
    OverviewFigures mine = figures(boundary.id());
    Boundary foreign = busy.named("foreign-" + UUID.randomUUID());
    for (String view : VIEWS.keySet()) {
      assertThat(numbers(page(viewers.get(view), view))).as(view).isEqualTo(before.get(view));
      Role other = view.equals("record") ? Role.OPERATOR : Role.AUDITOR;
      Person both =
          cast.person(
              "Both", new Grant(VIEWS.get(view), boundary.id()), new Grant(other, foreign.id()));
      assertThat(numbers(page(both, view)))
          .as("%s, of one who is something else in the foreign boundary", view)
          .isEqualTo(before.get(view));
    }
    assertThat(figures(boundary.id())).isEqualTo(mine);
  }

  @Test
  void whoeverHoldsTheRoleInBothSeesEachNumberGrow() throws Exception {
    Boundary foreign = busy.named("foreign-" + UUID.randomUUID());
    List<Long> one = each(figures(boundary.id()));
    assertThat(one).as("something of everything").allMatch(n -> n > 0);
    assertThat(each(figures(boundary.id(), foreign.id())))
        .isEqualTo(one.stream().map(n -> 2 * n).toList());
    for (String view : VIEWS.keySet()) {
      Role role = VIEWS.get(view);
      Person single = cast.person("One", new Grant(role, boundary.id()));
      Person both =
          cast.person("Both", new Grant(role, boundary.id()), new Grant(role, foreign.id()));
      List<String> lone = numbers(page(single, view));
      Document page = page(both, view);
      if (view.equals("clusters")) {
        assertThat(page.select(".figures dd:not(.delta)").eachText())
            .isEqualTo(
                page(single, view).select(".figures dd:not(.delta)").eachText().stream()
                    .map(n -> "" + 2 * Integer.parseInt(n))
                    .toList());
      } else {
        Element row = page.select("tbody").getFirst().select("tr").getFirst();
        List<String> sums = page.select("tfoot td.num").eachText();
        assertThat(sums).hasSize(row.select("td.num").size());
        assertThat(lone).containsSequence(row.select("td.num").eachText());
        assertThat(sums)
            .isEqualTo(
                row.select("td.num").eachText().stream()
                    .map(n -> "" + 2 * Integer.parseInt(n))
                    .toList());
      }
    }
  }

  @Test
  void everyNumberLeadsToAListWithSoManyRows() throws Exception {
    for (String view : VIEWS.keySet()) {
      Person viewer = cast.person("Iris", new Grant(VIEWS.get(view), boundary.id()));
      Document page = page(viewer, view);
      List<Element> numbers =
          Stream.concat(page.select("td.num > a").stream(), page.select(".figures dd > a").stream())
              .filter(a -> !a.attr("href").startsWith("#"))
              .toList();
      assertThat(numbers).as(view).hasSizeGreaterThan(3);
      for (Element number : numbers) {
        Document list = Jsoup.parse(body(viewer, number.attr("href")));
        assertThat(list.select("table").getFirst().select("tbody tr"))
            .as(view + " " + number.attr("href"))
            .hasSize(Integer.parseInt(number.text()));
      }
    }
  }

  /**
   * Four clusters more: one statement for each would show. Fewer are sent when a cache was cold.
   */
  @Test
  void moreClustersTakeNoMoreStatements() throws Exception {
    for (String view : VIEWS.keySet()) {
      Person viewer = cast.person("Iris", new Grant(VIEWS.get(view), boundary.id()));
      page(viewer, view);
      int before = Statements.during(() -> page(viewer, view));
      for (int i = 0; i < 4; i++) {
        scans.of(
            fleet.clusterIn(boundary, view + i),
            Seen.on("w1").host("w1", "debug").host("w1", "x" + i).systemHost("w1", "agent"));
      }
      assertThat(Statements.during(() -> page(viewer, view)))
          .as(view)
          .isPositive()
          .isLessThan(before + 4);
    }
    int before = statementsOfLines();
    busy.named("another-" + UUID.randomUUID());
    assertThat(statementsOfLines()).as("nor do more boundaries").isEqualTo(before);
  }

  @Test
  void aPastInstantIsAnsweredAsItWas() throws Exception {
    Person vera = cast.veraTheAuditor(boundary.id());
    Instant then = Instant.now();
    List<String> before = numbers(page(vera, "record"));
    Thread.sleep(5);
    scans.of(fleet.clusterIn(boundary, "later"), Seen.on("w1").host("w1", "debug"));
    assertThat(numbers(page(vera, "record"))).isNotEqualTo(before);
    for (String view : VIEWS.keySet()) {
      body(
          cast.person("Iris", new Grant(VIEWS.get(view), boundary.id())), "/overview?asOf=" + then);
    }
    Document past = Jsoup.parse(body(vera, "/overview?view=record&asOf=" + then));
    assertThat(numbers(past)).isEqualTo(before);
    assertThat(past.select("td.num a[href^=/fleet]").first().attr("href")).contains("asOf=");
    assertThat(past.select("td.num a[href^=/plans]")).as("they tell of now").isEmpty();
    mvc.perform(get("/overview?asOf=2999-01-01").with(Cast.as(vera))).andExpect(status().is(422));
  }

  @Test
  void anAuthorizationThatEndsSoonOrEndedIsSaid() throws Exception {
    Person ada = cast.adaTheAo(boundary.id());
    assertThat(page(ada, "risk").select("tbody td.nowrap").text()).doesNotContain("left", "ended");
    fleet.authorizedUntil(boundary, LocalDate.now(ZoneOffset.UTC).plusDays(60));
    assertThat(page(ada, "risk").select("tbody td.nowrap").text()).containsPattern("(59|60) days");
    Boundary over =
        fleet.authorizedUntil(fleet.aBoundary(), LocalDate.now(ZoneOffset.UTC).minusDays(2));
    assertThat(page(cast.adaTheAo(over.id()), "risk").select("tbody td.nowrap").text())
        .contains(", ended");
  }

  @Test
  void severalRolesAreSeveralViewsAndNoRoleIsNone() throws Exception {
    Person many =
        cast.person(
            "Many", new Grant(Role.ISSM, boundary.id()), new Grant(Role.AODR, boundary.id()));
    assertThat(page(many, "record").select("main nav.tabs a").eachText())
        .as("a view that the person has not is answered with the first that they have")
        .containsExactly("Boundaries", "Accepted risk");
    assertThat(page(many, "risk").select("main nav.tabs a[aria-current]").text())
        .isEqualTo("Accepted risk");
    assertThat(page(cast.person("None"), "risk").select("main").text())
        .contains("You have no role yet");
  }

  @Test
  void anAuditorMeetsNoButtonAndNoClosedDoorWhereverALinkLeads() throws Exception {
    Person vera = cast.veraTheAuditor(boundary.id());
    Deque<String> ahead = new ArrayDeque<>(List.of("/overview"));
    Set<String> seen = new HashSet<>(ahead);
    Map<String, Integer> kinds = new HashMap<>();
    while (!ahead.isEmpty()) {
      String address = ahead.remove();
      MvcResult answer = mvc.perform(get(address).with(Cast.as(vera))).andReturn();
      assertThat(answer.getResponse().getStatus()).as(address).isIn(200, 303);
      String type = String.valueOf(answer.getResponse().getContentType());
      if (!type.startsWith("text/html")) {
        continue;
      }
      Document page = Jsoup.parse(answer.getResponse().getContentAsString());
      page.select("details.asof").remove(); // leads to instants before this fleet was there
      assertThat(page.select("main form[method=post]").eachAttr("action"))
          .as(address)
          .allMatch(
              a ->
                  a.matches(
                      "/clusters/[^/]+/checklist|/reports/schedules(/.*)?|/account(/.*)?|/sign-out"));
      for (String link : page.select("a[href^=/]").eachAttr("href")) {
        String kind =
            link.replaceAll("[?].*", "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|EX-[0-9-]+", "*");
        if (seen.add(link) && kinds.merge(kind, 1, Integer::sum) <= 4) {
          ahead.add(link);
        }
      }
    }
    assertThat(
            Jsoup.parse(body(cast.otisTheOperator(boundary.id()), "/fleet"))
                .select("main form[method=post]"))
        .as("an operator does meet one")
        .isNotEmpty();
    assertThat(kinds.keySet())
        .contains("/fleet", "/clusters/*", "/clusters/*/bundle", "/clusters/*/renewal")
        .contains("/findings/*", "/exceptions/*", "/plans/*", "/scans/*", "/schedules", "/work")
        .contains("/boundaries/*", "/boundaries/*/policy", "/reports/checklists", "/releases");
  }

  /** On one connection, which has been asked once: what it learned of types it asks no more. */
  private int statementsOfLines() {
    return transaction.execute(
        status -> {
          overview.lines(Scope.EVERYTHING, Instant.now());
          try {
            return Statements.during(() -> overview.lines(Scope.EVERYTHING, Instant.now()));
          } catch (Exception failed) {
            throw new IllegalStateException(failed);
          }
        });
  }

  private OverviewFigures figures(BoundaryId... some) {
    return OverviewLine.sum(overview.lines(new Scope(false, Set.of(some)), Instant.now()));
  }

  private static List<Long> each(OverviewFigures f) throws ReflectiveOperationException {
    List<Long> all = new ArrayList<>(List.of(f.lateScans(), f.latePlans()));
    for (Record part : List.<Record>of(f.sums(), f.exceptions())) {
      for (var component : part.getClass().getRecordComponents()) {
        if (component.getType() == long.class) {
          all.add((Long) component.getAccessor().invoke(part));
        }
      }
    }
    return all;
  }

  private Document page(Person viewer, String view) throws Exception {
    return Jsoup.parse(body(viewer, "/overview?view=" + view));
  }

  private String body(Person viewer, String address) throws Exception {
    return mvc.perform(get(address).with(Cast.as(viewer)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  /** All that is counted on a page, ages left out: they grow. */
  private static List<String> numbers(Document page) {
    Document copy = page.clone();
    copy.select("time").remove();
    return copy
        .select("main .figures dd, main td.num, main .head .meta, main svg[aria-label]")
        .stream()
        .map(e -> e.tagName().equals("svg") ? e.attr("aria-label") : e.text())
        .toList();
  }
}
