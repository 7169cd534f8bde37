package io.muster.credentials.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.muster.clusters.Boundary;
import io.muster.clusters.Clusters;
import io.muster.credentials.Bundles;
import io.muster.credentials.Uploads;
import io.muster.credentials.reading.BundleReader;
import io.muster.identity.Scope;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

@PortalTest
class BundlePagesDatabaseTests {

  @Autowired MockMvc browser;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Clusters clusters;
  @Autowired Bundles bundles;

  Boundary boundary;
  Person otis;

  @BeforeEach
  void otisOfABoundary() {
    boundary = fleet.aBoundary();
    otis = cast.otisTheOperator(boundary.id());
  }

  @Test
  void aClusterIsRegisteredWithItsBundle() throws Exception {
    fleet.aBoundary();
    Document empty = page(get("/clusters/new").with(as(otis)));
    assertThat(empty.select("select[name=boundary] option[selected]").eachAttr("value"))
        .containsExactly(boundary.id().toString());
    assertThat(empty.select("form[enctype=multipart/form-data] input[type=file][name=bundle]"))
        .hasSize(1);

    var answer = send(registration("harbor", Uploads.harbor().bytes()));

    assertThat(answer.getStatus()).isEqualTo(303);
    var harbor = clusters.named("harbor", boundary.id(), Scope.EVERYTHING).orElseThrow();
    assertThat(answer.getRedirectedUrl()).isEqualTo("/clusters/" + harbor.id());
    assertThat(harbor.environment()).isEqualTo("test");
    Document shown = page(get("/clusters/" + harbor.id() + "/bundle").with(as(otis)));
    var bundle = bundles.currentOf(harbor.id(), Scope.EVERYTHING).orElseThrow();
    assertThat(fact(shown, "Subject")).isEqualTo("CN=otis");
    assertThat(fact(shown, "Fingerprint, SHA-256")).startsWith(bundle.fingerprint());
    assertThat(fact(shown, "Time left")).isEqualTo("364 days");
    assertThat(fact(shown, "Administrator's")).isEqualTo("seems so");
  }

  @Test
  void aRefusedBundleLeavesNoClusterAndItsSentenceStandsAtTheField() throws Exception {
    var answer = send(registration("harbor", Uploads.expired().bytes()));

    assertThat(answer.getStatus()).isEqualTo(422);
    Document again = Jsoup.parse(answer.getContentAsString());
    assertThat(again.selectFirst("#bundle-error").text()).contains("The client certificate ended");
    assertThat(again.selectFirst("input[name=name]").val()).isEqualTo("harbor");
    assertThat(clusters.named("harbor", boundary.id(), Scope.EVERYTHING)).isEmpty();
  }

  @Test
  void aTakenNameLeavesNoBundleAndSaysSo() throws Exception {
    fleet.harborIn(boundary);
    var answer = send(registration("harbor", Uploads.harbor().bytes()));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.getContentAsString()).selectFirst("#name-error").text())
        .contains("There is a cluster named harbor");
  }

  @Test
  void aFormWithoutAFileAsksForOne() throws Exception {
    var answer = send(registration("harbor", new byte[0]));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(Jsoup.parse(answer.getContentAsString()).selectFirst("#bundle-error").text())
        .contains("Choose the client bundle");
  }

  @Test
  void aFileTooLargeIsAnsweredWithItsSentence() throws Exception {
    var answer = send(registration("harbor", new byte[BundleReader.LARGEST_FILE + 1]));
    assertThat(answer.getStatus()).isEqualTo(413);
    assertThat(Jsoup.parse(answer.getContentAsString()).selectFirst("#bundle-error").text())
        .contains("larger than 2 MiB");
  }

  @Test
  void anotherClustersBundleIsProposedOnlyWithTheBoxChecked() throws Exception {
    var harbor = fleet.harborIn(boundary);
    String path = "/clusters/" + harbor.id() + "/bundle";
    Document before = page(get(path).with(as(otis)));
    assertThat(before.text()).contains("No bundle is stored");
    assertThat(before.select("input[name=confirmed]")).isEmpty();
    assertThat(send(upload(path, Uploads.harbor().bytes())).getStatus()).isEqualTo(303);

    var asked = send(upload(path, Uploads.stranger().bytes()));
    assertThat(asked.getStatus()).isEqualTo(409);
    Document again = Jsoup.parse(asked.getContentAsString());
    assertThat(again.selectFirst(".summary").text()).contains("other certificate authorities");
    assertThat(again.select("input[type=checkbox][name=confirmed]")).hasSize(1);

    var confirmed = upload(path, Uploads.stranger().bytes());
    confirmed.param("confirmed", "true").param("reason", "Rebuilt.");
    assertThat(send(confirmed).getStatus()).isEqualTo(303);
    Document after = page(get(path).with(as(otis)));
    assertThat(after.select("[aria-labelledby=earlier] tbody tr")).isEmpty();
    assertThat(after.select(".usa-alert").text()).contains("awaits confirmation");
  }

  @Test
  void whoMayOnlyReadSeesTheFactsAndNoForm() throws Exception {
    var harbor = fleet.harborIn(boundary);
    String path = "/clusters/" + harbor.id() + "/bundle";
    send(upload(path, Uploads.harbor().bytes()));
    Person vera = cast.veraTheAuditor(boundary.id());

    Document page = page(get(path).with(as(vera)));
    assertThat(fact(page, "Key")).isEqualTo("EC P-256");
    assertThat(page.select("main form")).isEmpty();
    assertThat(status(get("/clusters/new").with(as(vera)))).isEqualTo(403);
    Person stranger = cast.otisTheOperator(fleet.aBoundary().id());
    assertThat(status(get(path).with(as(stranger)))).isEqualTo(404);
  }

  private MockMultipartHttpServletRequestBuilder registration(String name, byte[] file) {
    var request = upload("/clusters/new", file);
    request.param("name", name);
    request.param("boundary", boundary.id().toString());
    request.param("environment", "test");
    return request;
  }

  private MockMultipartHttpServletRequestBuilder upload(String path, byte[] file) {
    var request = multipart(path);
    request.file(new MockMultipartFile("bundle", "bundle.zip", "application/zip", file));
    request.with(csrf());
    request.with(as(otis));
    return request;
  }

  private static String fact(Document page, String name) {
    return page.selectFirst("dt:containsOwn(%s) + dd".formatted(name.replace("'", "\\'"))).text();
  }

  private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request)
      throws Exception {
    return browser.perform(request).andReturn().getResponse();
  }

  private int status(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    return send(request).getStatus();
  }

  private Document page(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    var answer = send(request);
    assertThat(answer.getStatus()).isEqualTo(200);
    return Jsoup.parse(answer.getContentAsString());
  }
}
