package io.muster.clusters.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import io.muster.clusters.HarborInUse;
import io.muster.clusters.ProposedChange;
import io.muster.credentials.Uploads;
import io.muster.identity.Scope;
import io.muster.identity.TokenScope;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PortalTest
class ProposedChangePagesDatabaseTests extends HarborInUse {

  @Autowired MockMvc browser;

  @Test
  void anEditSaysWhatWaitsAndTheIssmFindsItOnTheirPages() throws Exception {
    ProposedChange change = edited();
    assertThat(page("/clusters/" + harbor.id(), otis).select(".usa-alert").text())
        .contains("1 proposed change awaits confirmation", otis.username());
    assertThat(page("/work", marcus).select("#proposed").text())
        .contains("Another endpoint", "harbor", MOVED);
    assertThat(page("/work", otis).select("#proposed")).isEmpty();

    Document asked = page("/proposed-changes/" + change.id(), marcus);
    assertThat(asked.select("button[name=decision]").eachAttr("value"))
        .containsExactly("CONFIRM", "REFUSE");
    assertThat(asked.select("dl.facts").text()).contains("where the bundle says", MOVED);
    assertThat(page("/proposed-changes/" + change.id(), otis).select("button[name=decision]"))
        .extracting(b -> b.attr("value"))
        .containsExactly("WITHDRAW");
    Person vera = cast.veraTheAuditor(boundary.id());
    Document read = page("/proposed-changes/" + change.id(), vera);
    assertThat(read.select("button[name=decision]")).isEmpty();
    assertThat(read.select("main").text()).contains("confirmed or refused by an ISSM");
  }

  @Test
  void confirmedOnThePageItIsInUseAndListedAsHistory() throws Exception {
    ProposedChange change = edited();
    assertThat(decide(change, otis, "CONFIRM", "").getStatus()).isEqualTo(403);
    assertThat(decide(change, marcus, "REFUSE", "").getStatus()).isEqualTo(422);
    assertThat(decide(change, marcus, "SHRUG", "").getStatus()).isEqualTo(422);
    assertThat(decide(change, marcus, "CONFIRM", "Seen.").getStatus()).isEqualTo(303);
    assertThat(endpoint()).isEqualTo(MOVED);
    assertThat(decide(change, marcus, "CONFIRM", "").getStatus()).isEqualTo(409);
    assertThat(page("/clusters/" + harbor.id() + "/proposed-changes", otis).select("tbody").text())
        .contains("confirmed by " + marcus.username());
    assertThat(page("/work", marcus).select("#proposed")).isEmpty();
  }

  @Test
  void outsideTheBoundaryThereIsNoProposal() throws Exception {
    ProposedChange change = edited();
    Person stranger = cast.marcusTheIssm(fleet.aBoundary().id());
    for (String path :
        new String[] {
          "/proposed-changes/" + change.id(), "/clusters/" + harbor.id() + "/proposed-changes"
        }) {
      assertThat(send(get(path).with(as(stranger))).getStatus()).isEqualTo(404);
      assertThat(send(get("/api/v1" + path).with(cast.bearer(stranger))).getStatus())
          .isEqualTo(404);
    }
    assertThat(decide(change, stranger, "CONFIRM", "").getStatus()).isEqualTo(404);
    assertThat(page("/work", stranger).text()).doesNotContain(MOVED);
  }

  @Test
  void theApiAcceptsWhatWaitsAndConfirmsByDecision() throws Exception {
    MockHttpServletResponse accepted =
        send(
            patch("/api/v1/clusters/" + harbor.id())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"endpoint\": \"" + MOVED + "\", \"reason\": \"Moved.\"}")
                .with(cast.bearer(otis)));
    assertThat(accepted.getStatus()).isEqualTo(202);
    String json = accepted.getContentAsString();
    assertThat(JsonPath.<String>read(json, "$.awaitingConfirmation[0].state"))
        .isEqualTo("awaiting confirmation");
    String id = JsonPath.read(json, "$.awaitingConfirmation[0].id");
    assertThat(endpoint()).isEmpty();

    String confirm = "{\"decision\": \"CONFIRM\"}";
    assertThat(decision(id, confirm, cast.bearer(marcus, TokenScope.MANAGE))).isEqualTo(403);
    assertThat(decision(id, confirm, cast.bearer(otis))).isEqualTo(403);
    assertThat(decision(id, "{\"decision\": \"REFUSE\"}", cast.bearer(marcus))).isEqualTo(422);
    assertThat(decision(id, confirm, cast.bearer(marcus))).isEqualTo(200);
    assertThat(endpoint()).isEqualTo(MOVED);
    assertThat(decision(id, confirm, cast.bearer(marcus))).isEqualTo(409);
  }

  @Test
  void theApiSaysThatABundleWaits() throws Exception {
    String path = "/api/v1/clusters/" + harbor.id() + "/bundle";
    assertThat(put(path, stranger(), null)).isEqualTo(409);
    assertThat(put(path, stranger(), "")).isEqualTo(422);
    assertThat(put(path, stranger(), "Rebuilt.")).isEqualTo(202);
  }

  @Test
  void theBundlePageProposesWhatDiffers() throws Exception {
    String path = "/clusters/" + harbor.id() + "/bundle";
    MockHttpServletResponse differs =
        send(multipart(path).file(stranger()).with(csrf()).with(as(otis)));
    assertThat(differs.getStatus()).isEqualTo(409);
    assertThat(Jsoup.parse(differs.getContentAsString()).select("textarea[name=reason]"))
        .hasSize(1);
    assertThat(
            send(multipart(path)
                    .file(stranger())
                    .param("confirmed", "true")
                    .with(csrf())
                    .with(as(otis)))
                .getStatus())
        .isEqualTo(422);
    assertThat(
            send(multipart(path)
                    .file(stranger())
                    .param("confirmed", "true")
                    .param("reason", "Rebuilt.")
                    .with(csrf())
                    .with(as(otis)))
                .getStatus())
        .isEqualTo(303);
    assertThat(page(path, otis).select(".usa-alert").text())
        .contains("Another bundle awaits confirmation");
  }

  private ProposedChange edited() throws Exception {
    MockHttpServletResponse answer =
        send(
            post("/clusters/" + harbor.id() + "/edit")
                .param("name", "harbor")
                .param("boundary", boundary.id().toString())
                .param("role", "NONE")
                .param("endpoint", MOVED)
                .param("reason", "The balancer moved.")
                .with(csrf())
                .with(as(otis)));
    assertThat(answer.getStatus()).isEqualTo(303);
    return changes.waiting(otis.actor().scope()).getFirst();
  }

  private MockHttpServletResponse decide(
      ProposedChange change, Person who, String decision, String remark) throws Exception {
    return send(
        post("/proposed-changes/" + change.id() + "/decisions")
            .param("decision", decision)
            .param("remark", remark)
            .with(csrf())
            .with(as(who)));
  }

  private int decision(String id, String json, RequestPostProcessor who) throws Exception {
    return send(post("/api/v1/proposed-changes/" + id + "/decisions")
            .contentType(MediaType.APPLICATION_JSON)
            .content(json)
            .with(who))
        .getStatus();
  }

  private int put(String path, MockMultipartFile file, String reason) throws Exception {
    var request = multipart(org.springframework.http.HttpMethod.PUT, path).file(file);
    if (reason != null) {
      request.param("confirm", "true").param("reason", reason);
    }
    return send(request.with(cast.bearer(otis))).getStatus();
  }

  private String endpoint() {
    return registered.get(harbor.id(), Scope.EVERYTHING).details().endpoint();
  }

  private Document page(String path, Person who) throws Exception {
    return Jsoup.parse(send(get(path).with(as(who))).getContentAsString());
  }

  private MockHttpServletResponse send(RequestBuilder request) throws Exception {
    return browser.perform(request).andReturn().getResponse();
  }

  /** What is uploaded is overwritten, so each time it is another. */
  private static MockMultipartFile stranger() {
    return new MockMultipartFile("bundle", "b.zip", null, Uploads.stranger().bytes());
  }
}
