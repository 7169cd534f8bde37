package io.muster.connection.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ProposalManagement;
import io.muster.clusters.ProposedChange;
import io.muster.connection.ClusterKind;
import io.muster.connection.Identities;
import io.muster.connection.IdentityManagement;
import io.muster.connection.ObservedIdentity;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PortalTest
class ConnectionPagesDatabaseTests {

  private static final ObservedIdentity HARBOR =
      new ObservedIdentity(ClusterKind.MKE, "HARB:OR", "CN=Harbor CA", Set.of("n1", "n2"));
  private static final ObservedIdentity OTHER =
      new ObservedIdentity(ClusterKind.MKE, "DRY:DOCK", "CN=<b>Drydock</b>", Set.of("n2"));

  @Autowired MockMvc browser;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired IdentityManagement management;
  @Autowired Identities identities;
  @Autowired ProposalManagement proposals;
  private Boundary boundary;
  private Cluster harbor;
  private Person otis;

  @BeforeEach
  void harborInABoundary() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    otis = cast.otisTheOperator(boundary.id());
  }

  @Test
  void aCheckWithoutABundleSaysThatOneIsMissing() throws Exception {
    assertThat(page(get(connection()), otis).select("[data-trouble]")).isEmpty();
    Document checked = page(post(connection()).with(csrf()), otis);
    assertThat(checked.select("[data-trouble=NO_BUNDLE] b").text()).isEqualTo("No client bundle");
    assertThat(checked.select("main form button").text()).isEqualTo("Check again");
  }

  @Test
  void anAuditorReadsButHasNoButton() throws Exception {
    Person vera = cast.veraTheAuditor(boundary.id());
    assertThat(page(get(connection()), vera).select("main form")).isEmpty();
    assertThat(send(post(connection()).with(csrf()), vera).getStatus()).isEqualTo(403);
  }

  @Test
  void outsideTheBoundaryThereIsNothing() throws Exception {
    Person stranger = cast.otisTheOperator(fleet.aBoundary().id());
    for (var request :
        new MockHttpServletRequestBuilder[] {
          get(connection()),
          post(connection()).with(csrf()),
          get(identity()),
          post(identity()).with(csrf()).param("reason", "mine").param("change", "x")
        }) {
      assertThat(send(request, stranger).getStatus()).isEqualTo(404);
    }
  }

  @Test
  void aChangedIdentityIsShownProposedWithAReasonAndConfirmedByAnother() throws Exception {
    Person iris = cast.irisTheIsso(boundary.id());
    management.compare(Actor.portal("scans"), harbor.id(), HARBOR);
    assertThat(page(get(identity()), iris).select("main form")).isEmpty();
    management.compare(Actor.portal("scans"), harbor.id(), OTHER);

    Person vera = cast.veraTheAuditor(boundary.id());
    assertThat(page(get(identity()), vera).select("main form")).isEmpty();
    Document asked = page(get(identity()), iris);
    assertThat(asked.select("main table tbody tr").eachText())
        .containsExactly(
            "What answers MKE MKE yes",
            "Id HARB:OR DRY:DOCK no",
            "Server certificate issued by CN=Harbor CA CN=<b>Drydock</b> no",
            "Nodes 2 1 1 in common");
    String change = asked.selectFirst("input[name=change]").val();

    var refused = send(confirm(change, " "), iris);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(refused.getContentAsString()).select(".usa-error-message").text())
        .contains("Say why");
    assertThat(send(confirm("not-an-id", "rebuilt"), iris).getStatus()).isEqualTo(409);
    assertThat(send(confirm(change, "rebuilt"), vera).getStatus()).isEqualTo(403);

    var done = send(confirm(change, "rebuilt on new hosts"), iris);
    assertThat(done.getStatus()).isEqualTo(303);
    assertThat(done.getRedirectedUrl()).isEqualTo(identity());
    assertThat(identities.pinned(harbor.id(), Scope.EVERYTHING).orElseThrow().identity())
        .isEqualTo(HARBOR);
    assertThat(page(get(identity()), iris).select(".usa-alert").text())
        .contains("awaits confirmation", iris.username());
    Person marcus = cast.marcusTheIssm(boundary.id());
    ProposedChange proposed = proposals.toConfirm(marcus.actor()).getFirst();
    proposals.confirm(marcus.actor(), proposed.id(), "");
    assertThat(identities.pinned(harbor.id(), Scope.EVERYTHING).orElseThrow().identity())
        .isEqualTo(OTHER);
    assertThat(page(get(identity()), iris).select("main dd").eachText())
        .anyMatch(text -> text.contains("by " + marcus.username() + ": rebuilt on new hosts"));
  }

  private MockHttpServletRequestBuilder confirm(String change, String reason) {
    return post(identity()).with(csrf()).param("change", change).param("reason", reason);
  }

  private Document page(MockHttpServletRequestBuilder request, Person who) throws Exception {
    MockHttpServletResponse answer = send(request, who);
    assertThat(answer.getStatus()).isEqualTo(200);
    return Jsoup.parse(answer.getContentAsString());
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request, Person who)
      throws Exception {
    return browser.perform(request.with(as(who))).andReturn().getResponse();
  }

  private String connection() {
    return "/clusters/" + harbor.id() + "/connection";
  }

  private String identity() {
    return "/clusters/" + harbor.id() + "/identity";
  }
}
