package io.muster.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Boundary;
import io.muster.clusters.Clusters;
import io.muster.credentials.Uploads;
import io.muster.identity.Scope;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PortalTest
class BundleRoutesDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired Clusters clusters;

  Boundary boundary;
  Person otis;

  @BeforeEach
  void otisOfABoundary() {
    boundary = fleet.aBoundary();
    otis = cast.otisTheOperator(boundary.id());
  }

  @Test
  void aClusterIsRegisteredWithItsBundle() throws Exception {
    send(
            POST,
            "/api/v1/clusters?name=harbor&environment=test&boundary=" + boundary.name(),
            harbor())
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", containsString("/api/v1/clusters/")))
        .andExpect(jsonPath("$.name").value("harbor"))
        .andExpect(jsonPath("$.boundary").value(boundary.id().toString()))
        .andExpect(jsonPath("$.bundle.subject").value("CN=otis"))
        .andExpect(jsonPath("$.bundle.admin").value("YES"))
        .andExpect(jsonPath("$.bundle.daysLeft").value(364));
  }

  @Test
  void aRefusedBundleLeavesNoClusterAndNamesItsField() throws Exception {
    send(POST, "/api/v1/clusters?name=harbor&boundary=" + boundary.id(), Uploads.expired().bytes())
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("bundle"))
        .andExpect(jsonPath("$.errors[0].message").value(containsString("ended at")));
    assertThat(clusters.named("harbor", boundary.id(), Scope.EVERYTHING)).isEmpty();
  }

  @Test
  void aBundleIsReplacedAndAnotherClustersIsOnlyProposed() throws Exception {
    String route = "/api/v1/clusters/" + fleet.harborIn(boundary).id() + "/bundle";
    mvc.perform(get(route).with(cast.bearer(otis))).andExpect(status().isNotFound());
    send(PUT, route, harbor()).andExpect(status().isOk());
    byte[] stranger = Uploads.stranger().bytes();
    send(PUT, route, stranger.clone()).andExpect(status().isConflict());
    send(PUT, route + "?confirm=true", stranger.clone()).andExpect(status().is(422));
    send(PUT, route + "?confirm=true&reason=Rebuilt", stranger)
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.state").value("awaiting confirmation"));
    mvc.perform(get(route).with(cast.bearer(otis)))
        .andExpect(jsonPath("$.endpoint").value("https://harbor.example:443"));
  }

  @Test
  void aFileTooLargeIs413() throws Exception {
    String route = "/api/v1/clusters/" + fleet.harborIn(boundary).id() + "/bundle";
    send(PUT, route, new byte[3 << 20]).andExpect(status().is(413));
  }

  @Test
  void whoLacksTheRoleIsRefusedAndOutsideTheScopeThereIsNothing() throws Exception {
    String route = "/api/v1/clusters/" + fleet.harborIn(boundary).id() + "/bundle";
    otis = cast.veraTheAuditor(boundary.id());
    send(PUT, route, harbor()).andExpect(status().isForbidden());
    otis = cast.otisTheOperator(fleet.aBoundary().id());
    send(PUT, route, harbor()).andExpect(status().isNotFound());
    send(POST, "/api/v1/clusters?name=x&boundary=" + boundary.id(), harbor())
        .andExpect(status().isNotFound());
  }

  private static byte[] harbor() {
    return Uploads.harbor().bytes();
  }

  private ResultActions send(HttpMethod method, String route, byte[] file) throws Exception {
    var request = multipart(method, route);
    request.file(new MockMultipartFile("bundle", "bundle.zip", "application/zip", file));
    request.with(cast.bearer(otis));
    return mvc.perform(request);
  }
}
