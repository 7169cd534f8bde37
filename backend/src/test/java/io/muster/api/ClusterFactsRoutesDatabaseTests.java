package io.muster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.identity.Grant;
import io.muster.identity.Role;
import io.muster.testing.Audited;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@PortalTest
class ClusterFactsRoutesDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Audited audited;
  @Autowired Fleet fleet;

  Boundary boundary;
  Cluster harbor;
  String route;

  @BeforeEach
  void harborInABoundary() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    route = "/api/v1/clusters/" + harbor.id();
  }

  @Test
  void aPatchChangesWhatItSaysAndNothingElse() throws Exception {
    Person otis = cast.otisTheOperator(boundary.id());
    send(patch(route), otis, "{\"labels\": {\"tier\": \"gold\"}, \"role\": \"Member Server\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.name").value("harbor"));
    send(patch(route), otis, "{\"endpoint\": \"tcp://mke.example.mil:443\"}")
        .andExpect(jsonPath("$.endpoint").value("https://mke.example.mil:443"))
        .andExpect(jsonPath("$.labels.tier").value("gold"))
        .andExpect(jsonPath("$.role").value("Member Server"));
    send(patch(route), otis, "{\"endpoint\": \"\"}")
        .andExpect(jsonPath("$.endpoint").doesNotExist());
    assertThat(audited.actions(harbor.id()))
        .containsExactly(
            "cluster.registered", "cluster.edited", "cluster.edited", "cluster.edited");
  }

  @Test
  void aPutSaysEverythingAnew() throws Exception {
    Person otis = cast.otisTheOperator(boundary.id());
    send(patch(route), otis, "{\"labels\": {\"tier\": \"gold\"}}").andExpect(status().isOk());
    send(put(route), otis, "{\"name\": \"pier\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.name").value("pier"))
        .andExpect(jsonPath("$.boundary").value(boundary.id().toString()))
        .andExpect(jsonPath("$.labels").isEmpty());
  }

  @Test
  void anEditThatNamesAVersionUndoesNothingThatWasSavedSince() throws Exception {
    Person otis = cast.otisTheOperator(boundary.id());
    String read = harbor.version().toString();
    mvc.perform(get(route).with(cast.bearer(otis))).andExpect(jsonPath("$.version").value(read));
    send(patch(route), otis, "{\"environment\": \"staging\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.version").value(not(read)));

    String over = "{\"name\": \"harbor\", \"environment\": \"%s\", \"version\": \"%s\"}";
    send(put(route), otis, over.formatted("test", read))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString(otis.username())))
        .andExpect(jsonPath("$.errors[*].field").value(contains("environment")))
        .andExpect(jsonPath("$.errors[0].message").value(containsString("“staging”")));
    send(put(route), otis, over.formatted("staging", read).replace("}", ", \"marking\": \"CUI\"}"))
        .andExpect(status().isOk());
    send(put(route), otis, over.formatted("test", fleet.skiffIn(boundary).version()))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("version"));
    send(put(route), otis, over.formatted("test", "none")).andExpect(status().is(422));
  }

  @Test
  void aClusterMovesToABoundaryGivenByName() throws Exception {
    Boundary other = fleet.aBoundary();
    Person otis =
        cast.person(
            "Otis", new Grant(Role.OPERATOR, boundary.id()), new Grant(Role.OPERATOR, other.id()));
    send(patch(route), otis, "{\"boundary\": \"%s\"}".formatted(other.name()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.boundary").value(other.id().toString()));
    send(patch(route), otis, "{\"boundary\": \"%s\"}".formatted(fleet.aBoundary().name()))
        .andExpect(status().isNotFound());
  }

  @Test
  void everyWrongFieldIsNamed() throws Exception {
    send(
            patch(route),
            cast.otisTheOperator(boundary.id()),
            """
            {"name": "", "endpoint": "https://169.254.169.254", "mac": "02:42",
             "trustAnchors": "-----BEGIN PRIVATE KEY-----"}
            """)
        .andExpect(status().is(422))
        .andExpect(
            jsonPath("$.errors[*].field")
                .value(containsInAnyOrder("name", "endpoint", "mac", "trustAnchors")));
    send(patch(route), cast.otisTheOperator(boundary.id()), "{\"labels\": {\"tier\": null}}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("labels"));
  }

  @Test
  void aRetiredClusterIsAConflictForEveryChange() throws Exception {
    Person marcus = cast.marcusTheIssm(boundary.id());
    send(post(route + "/retirement"), marcus, "{}").andExpect(status().is(422));
    send(post(route + "/retirement"), marcus, "{\"reason\": \"scrapped\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.retiredReason").value("scrapped"))
        .andExpect(jsonPath("$.retiredBy").value(marcus.username()));
    send(post(route + "/retirement"), marcus, "{\"reason\": \"again\"}")
        .andExpect(status().isConflict());
    send(patch(route), cast.otisTheOperator(boundary.id()), "{\"name\": \"hulk\"}")
        .andExpect(status().isConflict());
  }

  @Test
  void withoutTheRoleItIsForbiddenAndOutsideTheScopeNotThere() throws Exception {
    String hulk = "{\"name\": \"hulk\"}";
    String reason = "{\"reason\": \"worn out\"}";
    send(patch(route), cast.veraTheAuditor(boundary.id()), hulk).andExpect(status().isForbidden());
    send(post(route + "/retirement"), cast.otisTheOperator(boundary.id()), reason)
        .andExpect(status().isForbidden());
    Person stranger =
        cast.person("Stranger", new Grant(Role.ADMINISTRATOR, fleet.aBoundary().id()));
    send(patch(route), stranger, hulk).andExpect(status().isNotFound());
    send(post(route + "/retirement"), stranger, reason).andExpect(status().isNotFound());
  }

  private ResultActions send(MockHttpServletRequestBuilder request, Person person, String json)
      throws Exception {
    return mvc.perform(
        request.contentType(MediaType.APPLICATION_JSON).content(json).with(cast.bearer(person)));
  }
}
