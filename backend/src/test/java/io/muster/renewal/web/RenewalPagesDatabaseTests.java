package io.muster.renewal.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.identity.TokenScope;
import io.muster.renewal.NewRenewal;
import io.muster.renewal.RenewableHarbor;
import io.muster.simulator.Fault;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Heard;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PortalTest
class RenewalPagesDatabaseTests {

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired MockMvc browser;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired JdbcClient jdbc;

  RenewableHarbor sea;
  String path;
  String route;
  List<String> told = new ArrayList<>();

  @BeforeEach
  void harborAtSea() {
    sea = new RenewableHarbor(beans.createBean(RenewableHarbor.Beans.class));
    path = "/clusters/" + sea.cluster.id() + "/renewal";
    route = "/api/v1" + path;
  }

  @AfterEach
  void goHome() {
    sea.close();
  }

  @Test
  void somebodyOptsInRenewsAndStops() throws Exception {
    Document before = page(sea.otis);
    assertThat(before.select(".empty").text()).contains("The bundle is not renewed.");
    assertThat(before.select("input[name=days]").val()).isEqualTo("14");
    assertThat(browserPage("/clusters/" + sea.cluster.id() + "/bundle").select("a[href]"))
        .extracting(a -> a.attr("href"))
        .contains(path);

    assertThat(optIn(RenewableHarbor.USER, RenewableHarbor.PASSWORD, "10").getStatus())
        .isEqualTo(303);
    Document after = page(sea.otis);
    assertThat(after.select("main dl.facts dd").eachText())
        .contains("svc-muster")
        .anyMatch(text -> text.startsWith("10 days before"));
    assertThat(after.select("input[name=user]").val()).isEqualTo("svc-muster");
    assertThat(after.select("input[name=days]").val()).isEqualTo("10");
    assertThat(after.select("input[name=password]").hasAttr("value")).isFalse();
    assertThat(after.select("button").eachText()).contains("Renew now", "Stop");

    assertThat(send(post(path + "/attempts")).getStatus()).isEqualTo(303);
    Document renewed = page(sea.otis);
    assertThat(renewed.select("tbody tr").text()).contains("Renewed", "The fresh bundle is stored");

    assertThat(send(post(path + "/end")).getStatus()).isEqualTo(303);
    Document stopped = page(sea.otis);
    assertThat(stopped.select("main dl.facts")).isEmpty();
    assertThat(stopped.select("tbody tr")).hasSize(1);
  }

  @Test
  void whatIsWrongStandsAtItsFieldAndThePasswordIsNotFilledInAgain() throws Exception {
    var refused = optIn("", RenewableHarbor.PASSWORD, "ninety");
    assertThat(refused.getStatus()).isEqualTo(422);
    Document page = Jsoup.parse(refused.getContentAsString());
    assertThat(page.select("#user-error").text()).contains("Give the account's user name");
    assertThat(page.select("#days-error").text()).contains("from 1 to 90");
    assertThat(page.select("input[name=password]").hasAttr("value")).isFalse();
    assertThat(page.select("input[name=days]").val()).isEqualTo("ninety");
  }

  @Test
  void whoMayNotSeesItWithoutForms() throws Exception {
    sea.optIn();
    Person vera = cast.veraTheAuditor(sea.boundary.id());
    Document page = page(vera);
    assertThat(page.select("main form")).isEmpty();
    assertThat(page.select("main dl.facts").text()).contains("svc-muster");
    assertThat(page.select("main").text()).contains("may change this");
    browser
        .perform(post(path + "/attempts").with(csrf()).with(as(vera)))
        .andExpect(status().isForbidden());
    Person stranger = cast.otisTheOperator(fleet.aBoundary().id());
    browser.perform(get(path).with(as(stranger))).andExpect(status().isNotFound());
  }

  @Test
  void theApiOptsInRenewsAndStops() throws Exception {
    var otis = cast.bearer(sea.otis);
    browser.perform(get(route).with(otis)).andExpect(status().isNotFound());
    browser
        .perform(
            put(route)
                .with(cast.bearer(sea.otis))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"user\":\"svc-muster\"}"))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("password"));
    browser
        .perform(
            put(route).with(cast.bearer(sea.otis)).contentType("application/json").content(json()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.user").value("svc-muster"))
        .andExpect(jsonPath("$.days").value(14))
        .andExpect(jsonPath("$.next").exists())
        .andExpect(jsonPath("$.password").doesNotExist());
    browser
        .perform(post(route + "/attempts").with(cast.bearer(sea.otis)))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.outcome").value("RENEWED"))
        .andExpect(jsonPath("$.askedBy").value(sea.otis.username()));
    browser
        .perform(get(route).with(cast.bearer(sea.otis, TokenScope.READ)))
        .andExpect(jsonPath("$.attempts.length()").value(1));
    browser
        .perform(delete(route).with(cast.bearer(sea.otis, TokenScope.READ)))
        .andExpect(status().isForbidden());
    browser.perform(delete(route).with(cast.bearer(sea.otis))).andExpect(status().isNoContent());
    browser.perform(delete(route).with(cast.bearer(sea.otis))).andExpect(status().isNotFound());
  }

  @Test
  void neitherThePasswordNorATokenAppearsAnywhere() throws Exception {
    String password = RenewableHarbor.PASSWORD;
    sea.simulator.before("/auth/login", request -> told.add("asked"));
    List<String> log =
        Heard.during(
            () -> {
              told.add(optIn("svc-muster", password, "x").getContentAsString());
              told.add(optIn("svc-muster", password, "14").getContentAsString());
              told.add(send(post(path + "/attempts")).getContentAsString());
              told.add(api(put(route).contentType("application/json").content(json())));
              told.add(api(put(route).contentType("application/json").content(json() + "}")));
              told.add(
                  api(
                      put(route)
                          .contentType("application/json")
                          .content(json().replace(":\"anch", ":[\"anch").replace("}", "]}"))));
              told.add(api(post(route + "/attempts")));
              sea.simulator.fault("/auth/login", 1, Fault.status(401, "not " + password));
              told.add(api(post(route + "/attempts")));
              sea.simulator.fault("/auth/login", 1, Fault.body("{\"a\":\"" + escaped() + "\"}"));
              told.add(api(post(route + "/attempts")));
              sea.simulator.fault("/auth/login", 1, Fault.reset());
              told.add(api(post(route + "/attempts")));
              told.add(api(get(route)));
              told.add(browserPage(path).outerHtml());
            });
    assertThat(log).hasSizeGreaterThan(50);
    assertThat(told).filteredOn("asked"::equals).hasSize(5);
    told.addAll(log);
    told.add(new NewRenewal("svc-muster", password, 14).toString());
    told.add(new RenewalForm("svc-muster", password, "14").toString());
    for (String table :
        List.of("renewal_account", "renewal_secret", "renewal_attempt", "audit_event")) {
      told.addAll(
          jdbc.sql("select row_to_json(t)::text from " + table + " t").query(String.class).list());
    }
    List<String> secrets = new ArrayList<>(forms(password));
    sea.simulator.requests().all().stream()
        .map(request -> request.header("authorization"))
        .filter(header -> header != null)
        .forEach(header -> secrets.add(header.replace("Bearer ", "")));
    assertThat(secrets).hasSizeGreaterThan(5);
    for (String form : secrets) {
      assertThat(told.stream().filter(text -> text.contains(form)).findFirst()).isEmpty();
    }
  }

  /** What of it would be found under any way of writing its quotes and letters. */
  private static List<String> forms(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    return List.of(
        "aweigh",
        "wetdeck",
        Base64.getEncoder().encodeToString(bytes),
        HexFormat.of().formatHex(bytes),
        URLEncoder.encode(password, StandardCharsets.UTF_8));
  }

  private static String escaped() {
    return RenewableHarbor.PASSWORD.replace("\"", "\\\"");
  }

  private static String json() {
    return "{\"user\":\"svc-muster\",\"password\":\"" + escaped() + "\"}";
  }

  private MockHttpServletResponse optIn(String user, String password, String days)
      throws Exception {
    return send(post(path).param("user", user).param("password", password).param("days", days));
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return browser.perform(request.with(csrf()).with(as(sea.otis))).andReturn().getResponse();
  }

  private String api(MockHttpServletRequestBuilder request) throws Exception {
    return browser
        .perform(request.with(cast.bearer(sea.otis)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private Document page(Person who) throws Exception {
    return Jsoup.parse(
        browser
            .perform(get(path).with(as(who)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString());
  }

  private Document browserPage(String where) throws Exception {
    return Jsoup.parse(
        browser
            .perform(get(where).with(as(sea.otis)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString());
  }
}
