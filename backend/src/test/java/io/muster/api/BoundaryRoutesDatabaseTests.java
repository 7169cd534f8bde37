package io.muster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItems;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.muster.identity.Grant;
import io.muster.identity.Role;
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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PortalTest
class BoundaryRoutesDatabaseTests {

  private static final String BOUNDARIES = "/api/v1/boundaries";

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;

  @Test
  void anAdministratorMakesABoundaryWhichIsThenThereByIdAndByName() throws Exception {
    Person root = cast.rootTheAdministrator();
    String name = "b-" + UUID.randomUUID();
    String body =
        """
        {"name": "%s", "aoName": "Ada", "authorizationEnds": "2027-06-30", "allowedAgeDays": 3}
        """
            .formatted(name);
    var answer =
        send(post(BOUNDARIES), root, body)
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.name").value(name))
            .andExpect(jsonPath("$.authorizationEnds").value("2027-06-30"))
            .andExpect(jsonPath("$.allowedAgeDays").value(3))
            .andExpect(jsonPath("$.systemLabel").value("com.docker.ucp.version"))
            .andReturn()
            .getResponse();
    String made = answer.getContentAsString();
    String id = JsonPath.read(made, "$.id");
    assertThat(answer.getHeader("Location")).isEqualTo(BOUNDARIES + "/" + id);
    read(root, "/" + id).andExpect(status().isOk()).andExpect(jsonPath("$.aoName").value("Ada"));
    read(root, "/" + name).andExpect(status().isOk()).andExpect(jsonPath("$.id").value(id));
    send(post(BOUNDARIES), root, body)
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("name"));
  }

  @Test
  void anEditThatNamesAVersionUndoesNothingThatWasSavedSince() throws Exception {
    var boundary = fleet.aBoundary();
    Person root = cast.rootTheAdministrator();
    String route = BOUNDARIES + "/" + boundary.id();
    String over = "{\"name\": \"%s\", \"acronym\": \"%s\", \"version\": \"%s\"}";
    send(put(route), root, over.formatted(boundary.name(), "SYO", boundary.version()))
        .andExpect(status().isOk());
    send(put(route), root, over.formatted(boundary.name(), "YARD", boundary.version()))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.errors[*].field").value(contains("acronym")));
    read(root, "/" + boundary.id()).andExpect(jsonPath("$.acronym").value("SYO"));
  }

  @Test
  void everyWrongFieldIsNamed() throws Exception {
    send(
            post(BOUNDARIES),
            cast.rootTheAdministrator(),
            """
            {"name": "a b", "timeZone": "Mars/Olympus", "allowedAgeDays": 36}
            """)
        .andExpect(status().is(422))
        .andExpect(
            jsonPath("$.errors[*].field")
                .value(containsInAnyOrder("name", "timeZone", "allowedAgeDays")));
    send(post(BOUNDARIES), cast.rootTheAdministrator(), "{\"allowedAgeDays\": \"many\"}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("allowedAgeDays"));
  }

  @Test
  void theListHoldsTheScopeAloneAndGoesOnByCursor() throws Exception {
    var first = fleet.aBoundary();
    var second = fleet.aBoundary();
    fleet.aBoundary();
    Person iris =
        cast.person("Iris", new Grant(Role.ISSO, first.id()), new Grant(Role.ISSO, second.id()));
    String page =
        mvc.perform(get(BOUNDARIES).param("limit", "1").with(cast.bearer(iris)))
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.items.length()").value(1))
            .andReturn()
            .getResponse()
            .getContentAsString();
    mvc.perform(
            get(BOUNDARIES)
                .param("cursor", JsonPath.<String>read(page, "$.next"))
                .with(cast.bearer(iris)))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.next").doesNotExist());
    mvc.perform(get(BOUNDARIES).with(cast.bearer(iris)))
        .andExpect(jsonPath("$.items[*].name").value(hasItems(first.name(), second.name())))
        .andExpect(jsonPath("$.items.length()").value(2));
  }

  @Test
  void aForeignBoundaryIsNotFoundAndARoleThatIsMissingIsSaid() throws Exception {
    var ours = fleet.aBoundary();
    var theirs = fleet.aBoundary();
    Person vera = cast.veraTheAuditor(ours.id());
    read(vera, "/" + theirs.id()).andExpect(status().isNotFound());
    read(vera, "/" + theirs.name()).andExpect(status().isNotFound());
    String same = "{\"name\": \"%s\"}";
    send(put(BOUNDARIES + "/" + ours.id()), vera, same.formatted(ours.name()))
        .andExpect(status().isForbidden());
    send(post(BOUNDARIES), vera, same.formatted("new-" + UUID.randomUUID()))
        .andExpect(status().isForbidden());
    send(put(BOUNDARIES + "/" + theirs.id()), vera, same.formatted("hulk"))
        .andExpect(status().isNotFound());
  }

  @Test
  void anIssmSaysTheBoundaryAnew() throws Exception {
    var ours = fleet.aBoundary();
    send(
            put(BOUNDARIES + "/" + ours.id()),
            cast.marcusTheIssm(ours.id()),
            "{\"name\": \"%s\", \"acronym\": \"SYO\"}".formatted(ours.name()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.acronym").value("SYO"));
  }

  private ResultActions read(Person person, String path) throws Exception {
    return mvc.perform(get(BOUNDARIES + path).with(cast.bearer(person)));
  }

  private ResultActions send(MockHttpServletRequestBuilder request, Person person, String json)
      throws Exception {
    return mvc.perform(
        request.contentType(MediaType.APPLICATION_JSON).content(json).with(cast.bearer(person)));
  }
}
