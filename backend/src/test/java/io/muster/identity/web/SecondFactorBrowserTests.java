package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.muster.identity.PasswordCheck;
import io.muster.identity.SecondFactorManagement;
import io.muster.testing.Authenticator;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import io.muster.testing.browser.Visitor;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Enrolling and signing in by hand. */
class SecondFactorBrowserTests extends BrowserTest {

  @Autowired Cast cast;
  @Autowired SecondFactorManagement factors;
  @Autowired PasswordCheck passwords;

  @Test
  void somebodySetsOneUpAndSignsInWithARecoveryCode() {
    Person iris = cast.irisTheIsso(null);
    try (Visitor visitor = visitor(Look.WIDE)) {
      Page page = visitor.signIn(iris).page();
      visitor.open("/account/second-factor");
      visitor.judges("second-factor-none");
      press(page, "Set up a second factor");
      visitor.judges("second-factor-key");
      String key = page.locator("#key").innerText().replace(" ", "");
      page.locator("#code").fill("12345");
      press(page, "Confirm");
      visitor.judges("second-factor-key-wrong");
      page.locator("#code").fill(Authenticator.code(key, Instant.now()));
      press(page, "Confirm");
      visitor.judges("recovery-codes");
      String recovery = page.locator("#codes code").first().innerText();
      page.getByText("I have kept them").click();
      visitor.judges("second-factor");
      signOut(page);

      password(visitor, iris);
      visitor.judges("sign-in-code");
      page.locator("#code").fill(recovery);
      press(page, "Sign in");
      assertThat(page.locator("main").innerText()).contains("9 are left");
      visitor.judges("second-factor-recovered");
    }
  }

  @Test
  void withoutScriptsTheCodeSignsIn() {
    Person iris = cast.irisTheIsso(null);
    Authenticator app = Authenticator.of(iris, factors);
    try (Visitor visitor = visitor(Look.NARROW.withoutScripts())) {
      Page page = visitor.page();
      password(visitor, iris);
      page.locator("#code").fill(app.wrong());
      press(page, "Sign in");
      assertThat(page.locator("main").innerText()).contains("wrong or was used already");
      page.locator("#code").fill(app.next());
      press(page, "Sign in");
      page.waitForURL(Pattern.compile(".*/(fleet|work)([?].*)?$"));
      assertThat(visitor.open("/account/second-factor")).isEqualTo(200);
    }
  }

  @Test
  void allOfItFitsATelephone() {
    Person iris = cast.irisTheIsso(null);
    try (Visitor visitor = visitor(Look.NARROW.inTheDark())) {
      Page page = visitor.signIn(iris).page();
      visitor.open("/account/second-factor");
      press(page, "Set up a second factor");
      visitor.judges("second-factor-key");
      String key = page.locator("#key").innerText().replace(" ", "");
      page.locator("#code").fill(Authenticator.code(key, Instant.now()));
      press(page, "Confirm");
      visitor.judges("recovery-codes");
      visitor.open("/account/second-factor");
      visitor.judges("second-factor");
      visitor.open("/account");
      visitor.judges("account-with-second-factor");
    }
  }

  @Test
  void anIssmAnswersForTheBreakGlassAccount() {
    Person hammer = cast.breakGlass();
    passwords.check(hammer.username(), hammer.password(), "");
    for (Look look : new Look[] {Look.WIDE, Look.NARROW}) {
      try (Visitor visitor = visitor(look)) {
        Page page = visitor.signIn(cast.marcusTheIssm(null)).page();
        visitor.open("/work");
        visitor.judges("work-break-glass");
        page.locator("#glass a").first().click();
        visitor.judges("break-glass-use");
        visitor.open("/break-glass");
        visitor.judges("break-glass");
      }
    }
    Person iris = cast.irisTheIsso(null);
    Authenticator.of(iris, factors);
    try (Visitor visitor = visitor(Look.WIDE)) {
      visitor.signIn(cast.rootTheAdministrator());
      visitor.open("/accounts/" + iris.id());
      visitor.judges("account-of-another");
      visitor.open("/accounts/" + iris.id() + "/second-factor");
      visitor.judges("lost-factor");
      visitor.open("/accounts/new");
      visitor.judges("account-new");
    }
  }

  private static void password(Visitor visitor, Person person) {
    visitor.open("/sign-in");
    visitor.page().getByLabel("User name").fill(person.username());
    visitor.page().getByLabel("Password").fill(person.password());
    visitor.page().locator("#notice").check();
    press(visitor.page(), "Sign in");
    visitor.page().waitForURL("**/sign-in/code");
  }

  private static void signOut(Page page) {
    page.locator("details.pop summary").click();
    page.getByText("Sign out").click();
    page.waitForURL("**/sign-in?signed-out");
  }

  private static void press(Page page, String button) {
    page.locator("main button[type=submit]")
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(button))
        .first()
        .click();
  }
}
