package io.muster.watches.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.identity.TokenScope;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.watches.WatchedHarbor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A cluster's watch on its page and in the API. */
@PortalTest
class WatchPagesDatabaseTests {

  private static final Set<Role> MAY = EnumSet.of(Role.OPERATOR, Role.ISSO, Role.ADMINISTRATOR);

  @Autowired AutowireCapableBeanFactory beans;
  @Autowired MockMvc browser;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired JdbcClient jdbc;

  private WatchedHarbor sea;
  private String page;
  private String route;

  @BeforeEach
  void harborAtSea() {
    sea = new WatchedHarbor(beans.createBean(WatchedHarbor.Beans.class));
    page = "/clusters/" + sea.cluster.id();
    route = "/api/v1" + page + "/watch";
  }

  @AfterEach
  void goHome() {
    sea.close();
  }

  private Element section(Person who) throws Exception {
    return Jsoup.parse(
            browser
                .perform(get(page).with(as(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString())
        .selectFirst("section[aria-labelledby=h-watch]");
  }

  @Test
  void somebodyHasItWatchedAndStops() throws Exception {
    sea.withABundle();
    assertThat(section(sea.otis).text()).contains("Not watched");
    assertThat(section(sea.otis).select("button").eachText()).containsExactly("Watch this cluster");
    assertThat(section(cast.veraTheAuditor(sea.boundary.id())).select("form")).isEmpty();

    browser
        .perform(post(page + "/watch").with(csrf()).with(as(sea.otis)))
        .andExpect(redirectedUrl(page + "#h-watch"));
    WatchedHarbor.until(() -> sea.state().since() != null);
    Element watched = section(sea.otis);
    assertThat(watched.select("dt").eachText())
        .startsWith("Watching since")
        .doesNotContain("Next try", "Trouble");
    assertThat(watched.selectFirst("dd time").attr("datetime"))
        .isEqualTo(sea.state().since().toString());
    assertThat(watched.select(".meta").text()).contains(sea.otis.username());
    assertThat(watched.select("button").eachText()).containsExactly("Stop watching");
    assertThat(section(cast.veraTheAuditor(sea.boundary.id())).select("form")).isEmpty();

    browser
        .perform(post(page + "/watch/end").with(csrf()).with(as(sea.otis)))
        .andExpect(status().isSeeOther());
    assertThat(section(sea.otis).text()).contains("Not watched");
    assertThat(
            jdbc.sql(
                    "select until_by from cluster_watch where cluster_id = ? and until_at is not"
                        + " null")
                .param(sea.cluster.id().value())
                .query(String.class)
                .list())
        .containsExactly(sea.otis.username());
    assertThat(
            jdbc.sql(
                    "select action from audit_event where subject_id = ? and action like 'watch.%'")
                .param(sea.cluster.id().toString())
                .query(String.class)
                .list())
        .containsExactlyInAnyOrder("watch.begun", "watch.ended");
  }

  @Test
  void whyNothingIsHeardAndWhenItIsTriedAgainStandsThere() throws Exception {
    sea.begin();
    WatchedHarbor.until(() -> sea.state().trouble() != null);
    Element watched = section(sea.otis);
    assertThat(watched.select("dt").eachText())
        .containsExactly("Watching since", "Trouble", "Next try");
    assertThat(watched.text()).contains("Not heard at this moment", "No client bundle");
  }

  @Test
  void theApiBeginsReadsAndEnds() throws Exception {
    browser.perform(get(route).with(cast.bearer(sea.otis))).andExpect(status().isNotFound());
    browser
        .perform(put(route).with(cast.bearer(sea.otis, TokenScope.READ)))
        .andExpect(status().isForbidden());
    browser
        .perform(put(route).with(cast.bearer(sea.otis, TokenScope.MANAGE)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.by").value(sea.otis.username()))
        .andExpect(jsonPath("$.since").exists())
        .andExpect(jsonPath("$.watchingSince").doesNotExist());
    browser.perform(put(route).with(cast.bearer(sea.otis))).andExpect(status().isOk());
    WatchedHarbor.until(() -> sea.state().trouble() != null);
    browser
        .perform(get(route).with(cast.bearer(sea.otis, TokenScope.READ)))
        .andExpect(jsonPath("$.trouble").exists())
        .andExpect(jsonPath("$.nextTryAt").exists());
    browser.perform(delete(route).with(cast.bearer(sea.otis))).andExpect(status().isNoContent());
    browser.perform(delete(route).with(cast.bearer(sea.otis))).andExpect(status().isNotFound());
  }

  @Test
  void onlyWhoMayScanMayHaveItWatched() throws Exception {
    for (Role role : Role.values()) {
      Person person = cast.person("Pat", new Grant(role, sea.boundary.id()));
      int expected = MAY.contains(role) ? 200 : 403;
      browser.perform(put(route).with(cast.bearer(person))).andExpect(status().is(expected));
      browser
          .perform(post(page + "/watch").with(csrf()).with(as(person)))
          .andExpect(status().is(MAY.contains(role) ? 303 : 403));
      sea.begin();
      browser.perform(get(route).with(cast.bearer(person))).andExpect(status().isOk());
      browser
          .perform(delete(route).with(cast.bearer(person)))
          .andExpect(status().is(MAY.contains(role) ? 204 : 403));
    }
    Person stranger = cast.otisTheOperator(fleet.aBoundary().id());
    for (var request : List.of(get(route), put(route), delete(route))) {
      browser.perform(request.with(cast.bearer(stranger))).andExpect(status().isNotFound());
    }
  }
}
