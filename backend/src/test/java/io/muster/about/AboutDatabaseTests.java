package io.muster.about;

import static io.muster.testing.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import io.muster.identity.Grant;
import io.muster.identity.Notices;
import io.muster.identity.Role;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@PortalTest
class AboutDatabaseTests {

  @Autowired MockMvc browser;
  @Autowired Cast cast;
  @Autowired Fleet fleet;
  @Autowired Notices notices;

  @Test
  void anAdministratorReadsTheBuildThePartsAndTheNotices() throws Exception {
    Person root = cast.rootTheAdministrator();
    Document page = Jsoup.parse(send("/about", root).getContentAsString());
    assertThat(page.select("dl.facts").text()).contains("Commit", "Java 25");
    assertThat(page.select("main tbody th").eachText())
        .contains("@uswds/uswds", "htmx.org", "htmx-ext-sse");
    assertThat(page.select("main details").text())
        .contains(notices.current().digest().substring(0, 12));

    MockHttpServletResponse file = send("/about/sbom/pages.cdx.json", root);
    assertThat(file.getContentType()).startsWith("application/vnd.cyclonedx+json");
    String json = file.getContentAsString();
    assertThat(JsonPath.<String>read(json, "$.bomFormat")).isEqualTo("CycloneDX");
    assertThat(JsonPath.<List<String>>read(json, "$.components[*].purl"))
        .hasSize(4)
        .allMatch(p -> p.matches("pkg:npm/(%40\\w+/)?[\\w.-]+@\\d+\\.\\d+\\.\\d+"));
    assertThat(
            JsonPath.<List<Map<String, String>>>read(json, "$.components[*].licenses[*].license"))
        .as("a licence that nobody says is left out")
        .isNotEmpty()
        .noneMatch(Map::isEmpty);
    assertThat(JsonPath.<List<String>>read(json, "$.components[*].hashes[0].content"))
        .hasSize(4)
        .allMatch(h -> h.matches("[0-9a-f]{128}"));
  }

  @Test
  void nobodyElseDoes() throws Exception {
    Person local = cast.person("Lou", new Grant(Role.ADMINISTRATOR, fleet.aBoundary().id()));
    for (Person other : List.of(local, cast.marcusTheIssm(null), cast.veraTheAuditor(null))) {
      assertThat(send("/about", other).getStatus()).isEqualTo(403);
      assertThat(send("/about/sbom/pages.cdx.json", other).getStatus()).isEqualTo(403);
    }
  }

  @Test
  void onlyTheListsAreServed() throws Exception {
    Person root = cast.rootTheAdministrator();
    for (String name : List.of("nothing.json", "..%2f..%2fapplication.yml", "MANIFEST.MF")) {
      assertThat(send("/about/sbom/" + name, root).getStatus()).isIn(400, 404);
    }
  }

  private MockHttpServletResponse send(String path, Person who) throws Exception {
    return browser.perform(get(java.net.URI.create(path)).with(as(who))).andReturn().getResponse();
  }
}
