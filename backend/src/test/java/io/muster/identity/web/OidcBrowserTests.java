package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.muster.identity.SignInIdentities;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import io.muster.testing.browser.Visitor;
import io.muster.testing.oidc.Keycloak;
import io.muster.testing.oidc.Linking;
import io.muster.testing.oidc.UsesKeycloak;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in at a real Keycloak with a real browser, with scripts and without. */
@UsesKeycloak
class OidcBrowserTests extends BrowserTest {

  @Autowired Cast cast;
  @Autowired SignInIdentities identities;

  @Test
  void somebodySignsInThereAndOut() {
    there(Look.WIDE);
  }

  @Test
  void withoutScriptsTheWayIsTheSame() {
    there(Look.NARROW.withoutScripts());
  }

  private void there(Look look) {
    Keycloak keycloak = Keycloak.running();
    Keycloak.User user = keycloak.user(true, "fleet-isso");
    Person iris = cast.person("Iris");
    Person root = cast.rootTheAdministrator();
    try (Visitor visitor = visitor(look).alsoAt(Keycloak.ISSUER)) {
      prove(visitor, user);
      visitor.page().getByText(user.subject()).waitFor();
      visitor.judges("oidc-refused");

      new Linking(keycloak, identities, root).link(iris, user);
      visitor.open("/sign-in");
      visitor.judges("oidc-sign-in");
      visitor.page().locator("#notice").check();
      visitor.page().getByText("Continue with Fleet SSO").click();
      // To the fleet, or to what other tests left for every ISSO to do.
      visitor.page().waitForURL(url -> url.endsWith("/fleet") || url.endsWith("/work"));
      visitor.open("/account");
      visitor.judges("oidc-account");
      assertThat(visitor.page().locator("main").innerText())
          .contains("Information system security officer, all boundaries", user.subject());

      signOut(visitor.page());
      assertThat(visitor.open("/account")).isEqualTo(200);
      assertThat(visitor.page().url()).endsWith("/sign-in");
    }
    try (Visitor visitor = visitor(look).signIn(root)) {
      visitor.open("/accounts/" + iris.id());
      visitor.judges("oidc-account-form");
      visitor.open("/accounts/" + iris.id() + "/sign-in-identities/new");
      visitor.judges("oidc-link");
      visitor.open("/accounts/" + iris.id());
      visitor.page().getByText("Unlink").first().click();
      visitor.judges("oidc-unlink");
    }
  }

  private static void prove(Visitor visitor, Keycloak.User user) {
    Page page = visitor.page();
    visitor.open("/sign-in");
    page.locator("#notice").check();
    page.getByText("Continue with Fleet SSO").click();
    page.locator("#kc-form-login").waitFor();
    page.locator("#username").fill(user.username());
    page.locator("#password").fill(user.password());
    page.locator("#kc-login").click();
  }

  private static void signOut(Page page) {
    page.locator("details.pop summary").click();
    page.getByText("Sign out").click();
    page.waitForURL("**/sign-in?signed-out");
  }
}
