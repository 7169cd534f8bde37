package io.muster.stig.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.muster.stig.BenchmarkManagement;
import io.muster.stig.Benchmarks;
import io.muster.stig.MadeUpRule;
import io.muster.stig.MadeUpStig;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import io.muster.testing.browser.Visitor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of rules and releases, whole on a desk, on a telephone and in the dark. */
class StigPagesBrowserTests extends BrowserTest {

  private static final String STIG = "Harbor_Pump_Engine_STIG";

  @Autowired Cast cast;
  @Autowired BenchmarkManagement management;
  @Autowired Benchmarks benchmarks;

  /** All tests share a database, and others rely on none being there. */
  @AfterEach
  void theReleasesAreWithdrawn() {
    Person root = cast.rootTheAdministrator();
    benchmarks.list().stream()
        .filter(release -> release.stigId().equals(STIG) && !release.withdrawn())
        .forEach(release -> management.withdraw(root.actor(), release.id(), "The test is over"));
  }

  @Test
  void aBenchmarkIsImportedAndItsPagesAreWhole() {
    Person root = cast.rootTheAdministrator();
    MadeUpStig first = MadeUpStig.of(STIG, rules("the pump")).release("1", 2, "24 Jan 2024");
    MadeUpStig second =
        MadeUpStig.of(
                STIG,
                Stream.concat(
                        Stream.of(rules("every pump twice")).limit(10),
                        Stream.of(MadeUpRule.number(260_999).severity("high")))
                    .toArray(MadeUpRule[]::new))
            .release("2", 1, "24 Jul 2024");
    management.add(root.actor(), "first.xml", first.xccdf());
    try (Visitor visitor = visitor(Look.WIDE)) {
      visitor.signIn(root);
      visitor.open("/releases");
      Page page = visitor.page();
      page.setInputFiles(
          "input[type=file]", new FilePayload("no.xml", "text/xml", MadeUpStig.bytes("<a/>")));
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Import")).click();
      assertThat(visitor.page().locator(".usa-error-message").innerText()).contains("begins with");
      visitor.judges("releases-refused");
      page.setInputFiles(
          "input[type=file]", new FilePayload("pumps.zip", "application/zip", second.zip()));
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Import")).click();
      assertThat(visitor.page().locator("h1").innerText()).contains("V2R1");
      page.locator("#compare ~ * a, .section:has(#compare) li a").first().click();
      assertThat(visitor.page().locator("h1").innerText()).isEqualTo("V1R2 and V2R1 compared");
    }
    management.add(
        root.actor(),
        "U_CCI_List.xml",
        MadeUpStig.cciList("2024-05-29", "CCI-000764 IA-2", "CCI-000015 AC-2 (1)"));
    for (Look look : List.of(Look.WIDE, Look.NARROW, Look.WIDE.inTheDark())) {
      try (Visitor visitor = visitor(look)) {
        visitor.signIn(root);
        visitor.open("/rules?q=pump&stig=" + STIG);
        visitor.judges("rules");
        visitor.open("/rules/V-260930");
        visitor.page().locator(".events summary").first().click();
        visitor.judges("rule");
        visitor.open("/releases");
        visitor.judges("releases");
        visitor.page().locator("tbody th a").first().click();
        visitor.judges("release");
        visitor.page().locator(".section:has(#compare) li a").first().click();
        visitor.judges("comparison");
        visitor.open("/controls?stig=" + STIG);
        visitor.judges("controls");
      }
    }
  }

  private static MadeUpRule[] rules(String what) {
    return IntStream.rangeClosed(260_925, 260_936)
        .mapToObj(
            n ->
                MadeUpRule.number(n)
                    .named("Pump " + n + " of the harbor must be primed before the tide turns")
                    .discussion(
                        "A dry pump moves nothing. ".repeat(6)
                            + "\n\nWhoever answers for the harbor primes it, and writes down when.")
                    .check(
                        "On a pump's node, look at "
                            + (n == 260_930 ? what : "the pump")
                            + ":\n\n  pump ls --all\n\nIf one is dry, this is a finding.")
                    .ccis(n % 3 == 0 ? "CCI-000015" : "CCI-000764"))
        .toArray(MadeUpRule[]::new);
  }
}
