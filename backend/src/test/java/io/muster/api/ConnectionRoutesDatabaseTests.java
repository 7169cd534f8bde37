package io.muster.api;

import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.ProposalManagement;
import io.muster.credentials.BundleManagement;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.pki.TestAuthority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PortalTest
class ConnectionRoutesDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired BundleManagement bundles;
  @Autowired ClusterManagement clusters;
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
  void withoutABundleTheTroubleIsNamed() throws Exception {
    check(otis)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.reachable").value(false))
        .andExpect(jsonPath("$.trouble.kind").value("NO_BUNDLE"))
        .andExpect(jsonPath("$.version").doesNotExist());
  }

  @Test
  void anUploadedBundleReachesItsClusterAndAnotherClusterInItsPlaceIsNamed() throws Exception {
    SimulatedCluster mke = SimulatedCluster.named("harbor").managers("m1").node("w1");
    try (Simulator simulator = Simulator.start(mke)) {
      bundles.upload(otis.actor(), harbor.id(), simulator.bundle());
      check(otis)
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.reachable").value(true))
          .andExpect(jsonPath("$.kind").value("MKE"))
          .andExpect(jsonPath("$.nodes").value(2))
          .andExpect(jsonPath("$.orchestrators.swarm").value(1))
          .andExpect(jsonPath("$.orchestrators.mixed").value(1))
          .andExpect(jsonPath("$.serverNames").value(hasItem("127.0.0.1")))
          .andExpect(jsonPath("$.trouble").doesNotExist());
      mke.becomeAnother("drydock");
      check(otis)
          .andExpect(jsonPath("$.reachable").value(true))
          .andExpect(jsonPath("$.trouble.kind").value("IDENTITY_CHANGED"));
    }
  }

  @Test
  void theClustersOwnEndpointAndAnchorsCountMoreThanTheBundle() throws Exception {
    try (Simulator simulator = Simulator.start(SimulatedCluster.named("harbor").managers("m1"))) {
      var admin = simulator.account("admin");
      TestAuthority stranger = TestAuthority.create("Another CA");
      byte[] elsewhere =
          simulator
              .bundle(
                  admin,
                  simulator.issue(
                      admin,
                      io.muster.testing.pki.KeyKind.EC_SEC1,
                      io.muster.testing.pki.Validity.current()),
                  "tcp://nowhere.test:443")
              .with(
                  "ca.pem",
                  simulator.authorities().client().certificatePem() + stranger.certificatePem())
              .bytes();
      bundles.upload(otis.actor(), harbor.id(), elsewhere);
      check(otis).andExpect(jsonPath("$.trouble.kind").value("NAME_NOT_FOUND"));

      edit(harbor.details().withEndpoint(simulator.address().toString()));
      check(otis).andExpect(jsonPath("$.trouble.kind").value("CERTIFICATE_UNTRUSTED"));

      edit(
          harbor
              .details()
              .withEndpoint(simulator.address().toString())
              .withTrustAnchors(simulator.authorities().cluster().certificatePem()));
      check(otis).andExpect(jsonPath("$.reachable").value(true));
    }
  }

  @Test
  void theRoleAndTheBoundaryDecide() throws Exception {
    check(cast.veraTheAuditor(boundary.id())).andExpect(status().isForbidden());
    check(cast.otisTheOperator(fleet.aBoundary().id())).andExpect(status().isNotFound());
    mvc.perform(post("/api/v1/clusters/" + harbor.id() + "/connection"))
        .andExpect(status().isUnauthorized());
  }

  private void edit(io.muster.clusters.ClusterDetails details) {
    clusters
        .edit(otis.actor(), harbor.id(), details, null, "It moved.")
        .waiting()
        .forEach(c -> proposals.confirm(cast.marcusTheIssm(boundary.id()).actor(), c.id(), ""));
  }

  private ResultActions check(Person who) throws Exception {
    return mvc.perform(
        post("/api/v1/clusters/" + harbor.id() + "/connection").with(cast.bearer(who)));
  }
}
