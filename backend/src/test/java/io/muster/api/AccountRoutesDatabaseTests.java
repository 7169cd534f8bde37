package io.muster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.muster.shared.BoundaryId;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PortalTest
class AccountRoutesDatabaseTests {

  private static final String ACCOUNTS = "/api/v1/accounts";

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;

  @Test
  void anAdministratorMakesAnAccountWithRolesInAllBoundariesAndInOne() throws Exception {
    BoundaryId boundary = fleet.aBoundary().id();
    String username = unique();
    String grants = "\"roles\":[\"AUDITOR\"],\"grants\":[{\"role\":\"ISSO\",\"boundary\":\"%s\"}]";
    make(cast.rootTheAdministrator(), username, grants.formatted(boundary))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.username").value(username))
        .andExpect(jsonPath("$.grants[0].role").value("AUDITOR"))
        .andExpect(jsonPath("$.grants[0].boundary").doesNotExist())
        .andExpect(jsonPath("$.grants[1].boundary").value(boundary.toString()))
        .andExpect(jsonPath("$.password").doesNotExist());
  }

  @Test
  void oneNameOneAccountWhateverTheCase() throws Exception {
    Person root = cast.rootTheAdministrator();
    String username = unique();
    make(root, username, "\"roles\":[]").andExpect(status().isCreated());
    make(root, username.toUpperCase(java.util.Locale.ROOT), "\"roles\":[]")
        .andExpect(status().isConflict());
  }

  @Test
  void whatIsNotAcceptableIsNamed() throws Exception {
    Person root = cast.rootTheAdministrator();
    make(root, unique(), "\"roles\":[\"KING\"]")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("roles"));
    make(root, unique(), "\"grants\":[{\"role\":\"ISSO\",\"boundary\":\"atlantis\"}]")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("grants"));
    make(root, "no spaces please", "\"roles\":[]")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("username"));
  }

  @Test
  void nobodyElseMakesOrListsAccounts() throws Exception {
    BoundaryId boundary = fleet.aBoundary().id();
    for (Person person :
        new Person[] {
          cast.marcusTheIssm(null),
          cast.veraTheAuditor(null),
          cast.person(
              "Local",
              new io.muster.identity.Grant(io.muster.identity.Role.ADMINISTRATOR, boundary))
        }) {
      make(person, unique(), "\"roles\":[]").andExpect(status().isForbidden());
      mvc.perform(get(ACCOUNTS).with(cast.bearer(person))).andExpect(status().isForbidden());
    }
  }

  @Test
  void theListGoesOnWhereTheCursorSays() throws Exception {
    Person root = cast.rootTheAdministrator();
    cast.irisTheIsso(null);
    String cursor = null;
    java.util.List<String> seen = new java.util.ArrayList<>();
    do {
      var request = get(ACCOUNTS).param("limit", "2").with(cast.bearer(root));
      if (cursor != null) {
        request.param("cursor", cursor);
      }
      String page = mvc.perform(request).andReturn().getResponse().getContentAsString();
      seen.addAll(JsonPath.read(page, "$.items[*].username"));
      cursor = page.contains("\"next\"") ? JsonPath.read(page, "$.next") : null;
    } while (cursor != null);
    assertThat(seen).contains(root.username()).doesNotHaveDuplicates().hasSizeGreaterThan(2);
    mvc.perform(get(ACCOUNTS).param("limit", "0").with(cast.bearer(root)))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("limit"));
  }

  @Test
  void everythingThatGoesWrongIsAProblemDocument() throws Exception {
    Person root = cast.rootTheAdministrator();
    mvc.perform(get(ACCOUNTS))
        .andExpect(status().isUnauthorized())
        .andExpect(header().string("WWW-Authenticate", "Bearer realm=\"muster\""))
        .andExpect(content().contentType("application/problem+json"));
    mvc.perform(get("/api/v1/no-such-thing").with(cast.bearer(root)))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.type").value("about:blank"))
        .andExpect(jsonPath("$.instance").value("/api/v1/no-such-thing"))
        .andExpect(jsonPath("$.requestId").isNotEmpty());
    mvc.perform(get(ACCOUNTS + "/not-an-id").with(cast.bearer(root)))
        .andExpect(status().isNotFound());
    mvc.perform(get(ACCOUNTS + "/" + UUID.randomUUID()).with(cast.bearer(root)))
        .andExpect(status().isNotFound());
    mvc.perform(delete(ACCOUNTS).with(cast.bearer(root)))
        .andExpect(status().isMethodNotAllowed())
        .andExpect(header().exists("Allow"))
        .andExpect(jsonPath("$.status").value(405));
    mvc.perform(post(ACCOUNTS).with(cast.bearer(root)).content("a=b").contentType("text/plain"))
        .andExpect(status().isUnsupportedMediaType())
        .andExpect(jsonPath("$.status").value(415));
    mvc.perform(get(ACCOUNTS).with(cast.bearer(root)).accept(MediaType.IMAGE_PNG))
        .andExpect(status().isNotAcceptable())
        .andExpect(jsonPath("$.status").value(406));
    mvc.perform(post(ACCOUNTS).with(cast.bearer(root)).content("{").contentType("application/json"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.status").value(400));
    mvc.perform(get(java.net.URI.create("/api/v1/accounts;v=1")))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType("application/problem+json"));
  }

  @Test
  void theApiDescribesItselfToCallers() throws Exception {
    mvc.perform(get("/api/v1/openapi.json").with(cast.bearer(cast.veraTheAuditor(null))))
        .andExpect(status().isOk())
        .andExpect(
            jsonPath("$.paths['/api/v1/accounts'].get.parameters[*].name", hasItem("cursor")))
        .andExpect(jsonPath("$.components.securitySchemes.token.scheme").value("bearer"))
        .andExpect(jsonPath("$.paths['/api/v1/tokens'].post.security[0].password").exists())
        .andExpect(
            jsonPath("$.paths['/api/v1/accounts'].post.responses['422'].content").isNotEmpty());
    mvc.perform(get("/api/v1/openapi.json")).andExpect(status().isUnauthorized());
  }

  private ResultActions make(Person by, String username, String grants) throws Exception {
    String json =
        "{\"username\":\"%s\",\"displayName\":\"Someone\",\"email\":\"a@example.mil\",\"password\":\"a"
            + " long enough one\",%s}";
    return mvc.perform(
        post(ACCOUNTS)
            .with(cast.bearer(by))
            .contentType(MediaType.APPLICATION_JSON)
            .content(json.formatted(username, grants)));
  }

  private static String unique() {
    return "u" + UUID.randomUUID();
  }
}
