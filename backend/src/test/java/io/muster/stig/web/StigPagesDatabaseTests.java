package io.muster.stig.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.muster.stig.MadeUpRule;
import io.muster.stig.MadeUpStig;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** The pages of imported STIGs, as everybody reads them and few import them. */
@PortalTest
class StigPagesDatabaseTests {

  private static final AtomicInteger COUNT = new AtomicInteger(500);

  @Autowired MockMvc mvc;
  @Autowired Cast cast;
  @Autowired Fleet fleet;

  private Person marcus;
  private Person vera;
  private int n;
  private MadeUpStig valves;

  @BeforeEach
  void aStigOfItsOwn() {
    marcus = cast.marcusTheIssm(fleet.aBoundary().id());
    vera = cast.veraTheAuditor(null);
    n = COUNT.incrementAndGet() * 1000;
    valves =
        MadeUpStig.of("Valve_" + n + "_STIG", MadeUpRule.number(n + 1), MadeUpRule.number(n + 2));
  }

  @Test
  void aReleaseIsImportedReadAndWithdrawn() throws Exception {
    String address = imported("valves.zip", valves.zip());
    Document release = page(vera, address);
    assertThat(release.selectFirst("h1").text()).isEqualTo(valves.title() + " V1R1");
    assertThat(release.select("#rules").first().closest("section").select("tbody th").eachText())
        .containsExactly("V-" + (n + 1), "V-" + (n + 2));
    assertThat(release.select("form[action$=withdrawal]")).isEmpty();
    assertThat(page(vera, "/releases").select("input[type=file]")).isEmpty();
    assertThat(page(marcus, "/releases").select("input[type=file]")).hasSize(1);
    assertThat(imported("valves-xccdf.xml", valves.xccdf())).isEqualTo(address);

    var without =
        mvc.perform(post(address + "/withdrawal").with(Cast.as(marcus)).with(csrf())).andReturn();
    assertThat(without.getResponse().getStatus()).isEqualTo(422);
    assertThat(dom(without.getResponse()).select(".usa-error-message").text()).contains("Say why");
    mvc.perform(
        post(address + "/withdrawal")
            .with(Cast.as(marcus))
            .with(csrf())
            .param("reason", "Imported by mistake."));
    assertThat(page(vera, address).select(".usa-alert--warning").text())
        .contains("Imported by mistake.");
  }

  @Test
  void aFileThatIsNoneIsRefusedAtItsField() throws Exception {
    MockHttpServletResponse refused =
        send(marcus, "evil.xml", MadeUpStig.bytes("<!DOCTYPE a SYSTEM 'x'><a/>"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(dom(refused).select(".usa-error-message").text())
        .contains("document type declaration");
    imported("valves.zip", valves.zip());
    MockHttpServletResponse other =
        send(marcus, "x.xml", valves.with(MadeUpRule.number(n + 3)).xccdf());
    assertThat(other.getStatus()).isEqualTo(409);
    assertThat(dom(other).select(".summary").text()).contains("is stored already");
    assertThat(send(marcus, "", new byte[0]).getStatus()).isEqualTo(422);
    assertThat(send(vera, "valves.zip", valves.zip()).getStatus()).isEqualTo(403);
  }

  @Test
  void aRuleShowsItsTextsItsFieldsAndWhatChanged() throws Exception {
    imported("1.xml", valves.xccdf());
    String second =
        imported(
            "2.xml",
            valves
                .with(
                    MadeUpRule.number(n + 1)
                        .ruleId("SV-" + (n + 1) + "r2_rule")
                        .check("Look at pump twice."))
                .release("1", 2, "24 Jul 2024")
                .xccdf());
    Document rule = page(vera, "/rules/V-" + (n + 1));
    assertThat(rule.select("h2").eachText())
        .containsExactly("Requirement", "Check", "Fix", "What Muster does", "Fields", "History");
    assertThat(rule.select(".title .meta").text()).contains("CAT II", "V1R2");
    assertThat(section(rule, "requirement")).contains("A dry pump < a wet one & says nothing.");
    assertThat(section(rule, "check")).contains("Look at pump twice.");
    assertThat(section(rule, "facts")).contains("SV-" + (n + 1) + "r2_rule", "SV-77", "bosun");
    assertThat(rule.select(".events > li")).hasSize(2);
    assertThat(rule.select(".events > li").first().text()).contains("Changed: Rule ID, Check.");
    assertThat(rule.select(".events ins").text()).contains("twice");
    Document gone = page(vera, "/rules/V-" + (n + 2));
    assertThat(gone.select(".usa-alert--info").text()).contains("No release in effect");
    Document first = page(vera, "/releases/compare?from=&to=");
    assertThat(first.select("option[value]:not([value=''])")).isNotEmpty();
    assertThat(page(vera, second).select("#compare").first().closest("section").select("a"))
        .hasSize(1);
    String compare =
        page(vera, second).select("#compare").first().closest("section").select("a").attr("href");
    Document compared = page(vera, compare);
    assertThat(compared.select("h1").text()).isEqualTo("V1R1 and V1R2 compared");
    assertThat(compared.select(".figures dd").eachText()).containsExactly("0", "1", "1", "0");
    assertThat(compared.select("article del").text()).isNotEmpty();
    assertThat(text(vera, compare.replace("compare?", "compare.csv?")).lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("V-" + (n + 2) + ",removed,CAT II,"))
        .anyMatch(line -> line.endsWith(",Rule ID; Check"));
  }

  @Test
  void rulesAreSearchedAndTheAddressIsTheView() throws Exception {
    imported("1.xml", valves.with(MadeUpRule.number(n + 1).named("=Valve " + n)).xccdf());
    String address = "/rules?q=valve%20" + n + "&stig=" + valves.stigId() + "&severity=medium";
    Document found = page(vera, address);
    assertThat(found.select("tbody th").eachText()).containsExactly("V-" + (n + 1));
    assertThat(found.select("input[name=q]").attr("value")).isEqualTo("valve " + n);
    assertThat(found.select("select[name=severity] option[selected]").text()).isEqualTo("CAT II");
    assertThat(page(vera, address.replace("medium", "high")).select(".empty").text())
        .contains("No rule matches");
    assertThat(text(vera, address.replace("/rules", "/rules.csv")).lines().skip(1))
        .singleElement()
        .asString()
        .contains(",'=Valve " + n + ",", valves.stigId());
    assertThat(text(vera, "/releases.csv")).contains(valves.stigId());
  }

  @Test
  void whatNobodyCouldMeanFindsNothing() throws Exception {
    for (String odd : new String[] {"q=%25", "cci=%25", "control=_", "cci=1&control='", "q='"}) {
      page(vera, "/rules?" + odd);
    }
    assertThat(page(vera, "/rules?control=x").select(".empty")).hasSize(1);
  }

  @Test
  void theRuleThatMusterChecksHasAPageWithoutAnyImport() throws Exception {
    Document rule = page(vera, "/rules/V-260930");
    assertThat(section(rule, "executable")).contains("Literal", "Chains", "Fingerprints");
    assertThat(
            mvc.perform(get("/rules/V-1").with(Cast.as(vera)))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
  }

  @Test
  void controlsLeadToTheirRules() throws Exception {
    String cci = "CCI-" + (910_000 + n / 1000);
    imported("1.xml", valves.with(MadeUpRule.number(n + 1).ccis(cci)).xccdf());
    send(marcus, "U_CCI_List.xml", MadeUpStig.cciList("v" + n, cci + " ZB-4 (2)"));
    Document controls = page(vera, "/controls?stig=" + valves.stigId());
    assertThat(controls.select("tbody th").eachText()).containsExactly("ZB-4 (2)");
    String rules = controls.select("tbody th a").attr("href");
    assertThat(page(vera, rules).select("tbody th").eachText()).contains("V-" + (n + 1));
    assertThat(section(page(vera, "/rules/V-" + (n + 1)), "facts")).contains(cci + ", ZB-4 (2)");
    assertThat(text(vera, "/controls.csv?stig=" + valves.stigId()))
        .contains("ZB-4 (2)," + cci + ",1,V-" + (n + 1));
  }

  private static String section(Document page, String id) {
    return page.select("#" + id).first().closest("section").text();
  }

  private String imported(String name, byte[] file) throws Exception {
    MockHttpServletResponse answer = send(marcus, name, file);
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(303);
    return answer.getHeader("Location");
  }

  private MockHttpServletResponse send(Person who, String name, byte[] file) throws Exception {
    return mvc.perform(
            multipart("/releases")
                .file(new MockMultipartFile("file", name, null, file))
                .with(Cast.as(who))
                .with(csrf()))
        .andReturn()
        .getResponse();
  }

  private String text(Person who, String address) throws Exception {
    return mvc.perform(get(java.net.URI.create(address)).with(Cast.as(who)))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private Document page(Person who, String address) throws Exception {
    var answer =
        mvc.perform(get(java.net.URI.create(address)).with(Cast.as(who))).andReturn().getResponse();
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return dom(answer);
  }

  private static Document dom(MockHttpServletResponse answer) throws Exception {
    return Jsoup.parse(answer.getContentAsString());
  }
}
