package io.muster.credentials.web;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PortalTest
class KeysPageDatabaseTests {

  @Autowired MockMvc browser;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired JdbcClient jdbc;

  @Test
  void anAdministratorOfAllBoundariesSeesKeysByIdAndWhatTheyWrap() throws Exception {
    Person root = cast.rootTheAdministrator();
    String id = jdbc.sql("select kek_id from kek_wrapping").query(String.class).single();

    String page = answer(get("/keys").with(as(root))).getContentAsString();

    assertThat(page).contains(id.substring(0, 12), "Wraps what is new", "1 of 1", "new-key");
    MockHttpServletResponse api = answer(get("/api/v1/keys").with(cast.bearer(root)));
    assertThat(api.getStatus()).isEqualTo(200);
    assertThat(api.getContentAsString())
        .contains("\"id\":\"" + id + "\"", "\"use\":\"WRAPS\"", "\"bundles\":", "\"instances\":1");
  }

  @Test
  void nobodyElseSeesThemOrRotates() throws Exception {
    Person otis = cast.otisTheOperator(fleet.aBoundary().id());
    assertThat(answer(get("/keys").with(as(otis))).getStatus()).isEqualTo(403);
    assertThat(answer(post("/keys/rotations").with(csrf()).with(as(otis))).getStatus())
        .isEqualTo(403);
    assertThat(answer(get("/api/v1/keys").with(cast.bearer(otis))).getStatus()).isEqualTo(403);
    assertThat(answer(wrapping("0".repeat(32)).with(cast.bearer(otis))).getStatus()).isEqualTo(403);
  }

  @Test
  void whatCannotBeRotatedToIsRefusedWithTheReason() throws Exception {
    Person root = cast.rootTheAdministrator();
    MockHttpServletResponse none = answer(post("/keys/rotations").with(csrf()).with(as(root)));
    assertThat(none.getStatus()).isEqualTo(422);
    String unknown = "0".repeat(32);
    MockHttpServletResponse api = answer(wrapping(unknown).with(cast.bearer(root)));
    assertThat(api.getStatus()).isEqualTo(422);
    assertThat(api.getContentAsString()).contains("Put it into their rings");
    String id = jdbc.sql("select kek_id from kek_wrapping").query(String.class).single();
    assertThat(answer(wrapping(id).with(cast.bearer(root))).getStatus()).isEqualTo(409);
    assertThat(answer(wrapping("").with(cast.bearer(root))).getStatus()).isEqualTo(422);
  }

  private static MockHttpServletRequestBuilder wrapping(String id) {
    return put("/api/v1/keys/wrapping")
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"id\":\"" + id + "\"}");
  }

  private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
    return browser.perform(request).andReturn().getResponse();
  }
}
