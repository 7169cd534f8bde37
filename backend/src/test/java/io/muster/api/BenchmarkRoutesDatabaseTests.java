package io.muster.api;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.muster.identity.TokenScope;
import io.muster.stig.MadeUpRule;
import io.muster.stig.MadeUpStig;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PortalTest
class BenchmarkRoutesDatabaseTests {

  private static final int N = 990_000;

  @Autowired MockMvc mvc;
  @Autowired Cast cast;

  @Test
  void benchmarksAreImportedAndTheirRulesFound() throws Exception {
    Person root = cast.rootTheAdministrator();
    Person vera = cast.veraTheAuditor(null);
    MadeUpStig cranes =
        MadeUpStig.of(
            "Crane_STIG",
            MadeUpRule.number(N + 1).named("Cranes turn").ccis("CCI-990001"),
            MadeUpRule.number(N + 2));
    ResultActions first =
        send(root, cranes.zip())
            .andExpect(status().isCreated())
            .andExpect(header().string("Location", containsString("/api/v1/benchmarks/")))
            .andExpect(jsonPath("$.benchmark.release").value("V1R1"))
            .andExpect(jsonPath("$.benchmark.inEffect").value(true));
    send(root, cranes.xccdf())
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.before").value(true));
    send(root, cranes.ckl()).andExpect(status().isConflict());
    send(root, MadeUpStig.bytes("no"))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.errors[0].field").value("file"));
    send(vera, cranes.zip()).andExpect(status().isForbidden());
    send(root, cranes.with(MadeUpRule.number(N + 1)).release("1", 2, "24 Jul 2024").cklb())
        .andExpect(status().isCreated());

    String one = first.andReturn().getResponse().getHeader("Location");
    asks(vera, one)
        .andExpect(jsonPath("$.stig").value("Crane_STIG"))
        .andExpect(jsonPath("$.inEffect").value(false));
    List<Object> ids =
        JsonPath.read(
            asks(vera, "/api/v1/benchmarks?limit=200")
                .andReturn()
                .getResponse()
                .getContentAsString(),
            "$.items[?(@.stig == 'Crane_STIG')].release");
    org.assertj.core.api.Assertions.assertThat(ids).containsExactly("V1R2", "V1R1");

    String id = one.substring(one.lastIndexOf('/') + 1);
    String next =
        JsonPath.read(
            asks(vera, "/api/v1/rules?limit=1&benchmark=" + id)
                .andExpect(jsonPath("$.items[0].vId").value("V-" + (N + 1)))
                .andExpect(jsonPath("$.items[0].texts").doesNotExist())
                .andReturn()
                .getResponse()
                .getContentAsString(),
            "$.next");
    asks(vera, "/api/v1/rules?limit=1&benchmark=" + id + "&cursor=" + next)
        .andExpect(jsonPath("$.items[0].vId").value("V-" + (N + 2)))
        .andExpect(jsonPath("$.next").doesNotExist());
    asks(vera, "/api/v1/rules?q=cranes&cci=CCI-990001&asOf=2024-03-01T00:00:00Z")
        .andExpect(jsonPath("$.items.length()").value(1));
    asks(vera, "/api/v1/rules?q=cranes&cci=CCI-990001")
        .andExpect(jsonPath("$.items.length()").value(0));
    send(root, MadeUpStig.cciList("cranes", "CCI-990001 ZC-3 (4) a"))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.cciListVersion").value("cranes"));
    asks(vera, "/api/v1/rules?control=ZC-3&asOf=2024-03-01T00:00:00Z")
        .andExpect(jsonPath("$.items[0].controls[0]").value("ZC-3 (4)"));

    asks(vera, "/api/v1/rules/V-" + (N + 1))
        .andExpect(jsonPath("$.release").value("V1R2"))
        .andExpect(jsonPath("$.category").value("CAT II"))
        .andExpect(jsonPath("$.texts.CHECK_CONTENT").value(containsString("Look at pump")));
    asks(vera, "/api/v1/rules/V-" + (N + 1) + "?asOf=2024-03-01T00:00:00Z")
        .andExpect(jsonPath("$.title").value("Cranes turn"));
    asks(vera, "/api/v1/rules/V-" + (N + 1) + "?asOf=2023-03-01T00:00:00Z")
        .andExpect(status().isNotFound());
    mvc.perform(
            multipart("/api/v1/benchmarks")
                .file(new MockMultipartFile("file", "x.zip", null, cranes.zip()))
                .with(cast.bearer(root, TokenScope.READ)))
        .andExpect(status().isForbidden());
  }

  private ResultActions asks(Person who, String address) throws Exception {
    return mvc.perform(get(java.net.URI.create(address)).with(cast.bearer(who)));
  }

  private ResultActions send(Person who, byte[] file) throws Exception {
    return mvc.perform(
        multipart("/api/v1/benchmarks")
            .file(new MockMultipartFile("file", "crane-xccdf.xml", null, file))
            .with(cast.bearer(who)));
  }
}
