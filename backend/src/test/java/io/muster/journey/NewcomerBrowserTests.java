package io.muster.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import io.muster.testing.browser.Visitor;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/**
 * What the portal is for, from nothing: set up, add a cluster with its bundle, scan it, read the
 * verdict and its evidence; then the same without scripts. On a database of its own.
 */
@TestPropertySource(
    properties = {
      "muster.admin.username=",
      "muster.admin.password=",
      "spring.application.name=newcomer"
    })
@ExtendWith(OutputCaptureExtension.class)
class NewcomerBrowserTests extends BrowserTest {

  private static final Pattern CODE = Pattern.compile("\\b([0-9a-f]{4}-){7}[0-9a-f]{4}\\b");
  private static final String PASSWORD = "a long way from harbor";

  private final SimulatedCluster harbor =
      SimulatedCluster.named("harbor").managers("hb-m1").node("hb-w1");
  private Simulator simulator;

  @BeforeEach
  void startHarbor() {
    harbor.run(system("ucp-agent").on("hb-m1"));
    harbor.run(system("ucp-agent").on("hb-w1"));
    harbor.run(container("dbg").on("hb-w1").pidHost());
    harbor.run(container("web").on("hb-w1"));
    simulator = Simulator.start(harbor);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void fromSetUpToTheVerdictWithScriptsAndWithout(CapturedOutput log) {
    try (Visitor newcomer = visitor(Look.WIDE)) {
      setUp(newcomer, log);
      addHarborAndScan(newcomer, "harbor");
      readTheVerdict(newcomer, false);
      signOut(newcomer);
    }
    try (Visitor plain = visitor(Look.NARROW.withoutScripts())) {
      plain.open("/sign-in");
      plain.page().getByLabel("User name").fill("iris");
      plain.page().getByLabel("Password").fill(PASSWORD);
      plain.page().getByLabel("accept it").check();
      press(plain, "Sign in");
      addHarborAndScan(plain, "harbor-again");
      readTheVerdict(plain, true);
    }
  }

  private void setUp(Visitor newcomer, CapturedOutput log) {
    newcomer.open("/");
    assertThat(newcomer.page()).hasURL(Pattern.compile(".*/setup$"));
    newcomer.judges("set-up");
    Page page = newcomer.page();
    page.getByLabel("One-time code").fill(codeIn(log));
    page.getByLabel("User name").fill("iris");
    page.getByLabel("Your name").fill("Iris");
    page.getByLabel("E-mail").fill("iris@example.mil");
    page.getByLabel("Password").fill(PASSWORD);
    page.getByLabel("accept it").check();
    press(newcomer, "Make the administrator");
    assertThat(page).hasURL(Pattern.compile(".*/fleet.*"));
  }

  private void addHarborAndScan(Visitor visitor, String name) {
    Page page = visitor.page();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add a cluster"))
        .first()
        .click();
    page.getByLabel("Name").first().fill(name);
    page.getByLabel("Boundary")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("default"));
    page.locator("input[type=file]")
        .setInputFiles(new FilePayload("ucp-bundle.zip", "application/zip", simulator.bundle()));
    press(visitor, "Add the cluster");
    assertThat(page.locator("h1")).hasText(name);
    assertThat(page.locator("main")).containsText("Not Reviewed");
    press(visitor, "Scan now");
  }

  /**
   * With scripts the page moves by itself, and loading it again at the same moment would break off.
   */
  private void readTheVerdict(Visitor visitor, boolean loadsAgain) {
    Page page = visitor.page();
    Locator verdict = page.locator("section.verdict");
    for (int i = 0; i < 60 && !verdict.isVisible(); i++) {
      page.waitForTimeout(500);
      if (loadsAgain && !verdict.isVisible()) {
        page.reload();
      }
    }
    assertThat(verdict).containsText("Open");
    assertThat(page.locator("main")).containsText("1 of 4 containers");
    assertThat(page.locator("main")).containsText("Container Name: /hb-w1/dbg");
    visitor.judges("journey-scan");
    page.navigate("/fleet");
    assertThat(page.locator("table")).containsText("Open");
    page.navigate("/findings");
    assertThat(page.locator("table")).containsText("dbg");
  }

  private static void signOut(Visitor visitor) {
    visitor.page().locator("header details summary").last().click();
    press(visitor, "Sign out");
    assertThat(visitor.page()).hasURL(Pattern.compile(".*/sign-in.*"));
    assertThat(visitor.open("/fleet")).isEqualTo(200);
    assertThat(visitor.page()).hasURL(Pattern.compile(".*/sign-in.*"));
  }

  private static void press(Visitor visitor, String name) {
    visitor
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static String codeIn(CapturedOutput log) {
    return CODE.matcher(log.getAll())
        .results()
        .map(MatchResult::group)
        .reduce((a, b) -> b)
        .orElseThrow();
  }
}
