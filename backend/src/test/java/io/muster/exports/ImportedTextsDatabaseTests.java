package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.scans.ScansByHand;
import io.muster.stig.BenchmarkManagement;
import io.muster.stig.ImportOutcome;
import io.muster.stig.MadeUpRule;
import io.muster.stig.MadeUpStig;
import io.muster.stig.Release;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** With an imported release, checklists hold all its rules, and only V-260930 says anything. */
@PortalTest
class ImportedTextsDatabaseTests {

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired ScansByHand scans;
  @Autowired BenchmarkManagement benchmarks;

  private Person marcus;
  private Cluster harbor;
  private Release release;

  @BeforeEach
  void aReleaseIsImported() {
    Boundary boundary = fleet.aBoundary();
    marcus = cast.marcusTheIssm(boundary.id());
    harbor = fleet.harborIn(boundary);
    scans.of(harbor, Seen.on("w1").host("w1", "dbg"));
    MadeUpStig made =
        MadeUpStig.of("Joint_STIG", MadeUpRule.number(260929), MadeUpRule.number(260930));
    release =
        switch (benchmarks.add(marcus.actor(), "joint-xccdf.xml", made.xccdf())) {
          case ImportOutcome.Stored stored -> stored.release();
          case ImportOutcome.Ccis ccis -> throw new AssertionError(ccis);
        };
  }

  /** All tests share a database, and others rely on none being there. */
  @AfterEach
  void itIsWithdrawn() {
    benchmarks.withdraw(marcus.actor(), release.id(), "The test is over");
  }

  @Test
  void allRulesAreThereInEachFormat() throws Exception {
    for (String format : new String[] {"ckl", "cklb", "xccdf"}) {
      String whole = checklist("?rules=all&format=" + format);
      assertThat(whole)
          .as(format)
          .contains("V-260929", "V-260930", "dbg", "Pumps of hull 260929 are primed");
      String only = checklist("?rules=only&format=" + format);
      assertThat(only).as(format).contains("V-260930", "dbg").doesNotContain("V-260929");
    }
    String cklb = checklist("?rules=all&format=cklb");
    assertThat(cklb).containsOnlyOnce("\"status\":\"open\"");
    assertThat(cklb).containsOnlyOnce("\"status\":\"not_reviewed\"");
  }

  private String checklist(String query) throws Exception {
    MockHttpServletResponse answer =
        mvc.perform(
                get("/api/v1/clusters/" + harbor.id() + "/checklist" + query)
                    .with(cast.bearer(marcus)))
            .andReturn()
            .getResponse();
    String content = answer.getContentAsString(StandardCharsets.UTF_8);
    assertThat(answer.getStatus()).as(content).isEqualTo(200);
    return content;
  }
}
