package io.muster.exports;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterManagement;
import io.muster.identity.Scope;
import io.muster.scans.ScansByHand;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Harbor in a boundary of its own, and its checklists of any instant. */
abstract class HarborExported {

  @Autowired MockMvc browser;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired Checklists checklists;
  @Autowired ClusterManagement clusters;
  @Autowired Clock clock;

  Boundary boundary;
  Cluster harbor;
  Person vera;

  @BeforeEach
  void registerHarbor() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    vera = cast.veraTheAuditor(boundary.id());
  }

  MockHttpServletResponse upload(String file, Person who, boolean confirmed) throws Exception {
    var request =
        multipart(page())
            .file(
                new MockMultipartFile(
                    "file", "site.ckl", "application/xml", file.getBytes(StandardCharsets.UTF_8)));
    return send(confirmed ? request.param("confirmed", "true") : request, who, true);
  }

  MockHttpServletResponse send(MockHttpServletRequestBuilder request, Person who) throws Exception {
    return browser.perform(request.with(as(who))).andReturn().getResponse();
  }

  MockHttpServletResponse send(
      org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder<?> request,
      Person who,
      boolean posts)
      throws Exception {
    assertThat(posts).isTrue();
    return browser.perform(request.with(csrf()).with(as(who))).andReturn().getResponse();
  }

  String page() {
    return "/clusters/" + harbor.id() + "/checklist";
  }

  Meaning at(Instant at) {
    return checklist(at).meaning();
  }

  Checklist checklist(Instant at) {
    return checklist(at, new Scope(false, Set.of(boundary.id())));
  }

  Checklist checklist(Instant at, Scope scope) {
    return checklists.of(harbor.id(), RuleChoice.ONLY, new Moment(at, clock.instant()), scope);
  }
}
