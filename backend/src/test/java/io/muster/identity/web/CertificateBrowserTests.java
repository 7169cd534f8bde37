package io.muster.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.muster.testing.Cast;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import io.muster.testing.browser.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of signing in by certificate, as far as a browser without a card sees them. */
class CertificateBrowserTests extends BrowserTest {

  @Autowired Cast cast;

  @Test
  void theSignInPageOffersIt() {
    for (Look look : new Look[] {Look.WIDE, Look.NARROW.inTheDark()}) {
      try (Visitor visitor = visitor(look)) {
        visitor.open("/sign-in");
        visitor.judges("sign-in-with-certificate");
      }
    }
  }

  @Test
  void withoutTheNoticeNobodyIsSentOn() {
    try (Visitor visitor = visitor(Look.WIDE)) {
      visitor.open("/sign-in");
      visitor.page().getByText("Sign in with a certificate").click();
      visitor.page().waitForURL("**/sign-in?notice");
      assertThat(visitor.page().locator("#notice-error").innerText()).contains("Accept the notice");
    }
  }

  @Test
  void thePageThatRefusesSaysWhyAndWhereToBegin() {
    for (Look look : new Look[] {Look.WIDE, Look.NARROW}) {
      try (Visitor visitor = visitor(look)) {
        visitor.open("/sign-in");
        ask(visitor);
        assertThat(visitor.open("/sign-in/certificate")).isEqualTo(403);
        visitor.judges("certificate-refused");
        visitor.page().locator("main a.usa-button").click();
        visitor.page().waitForURL("**/sign-in");
      }
    }
  }

  @Test
  void whoIsSignedInIsAskedForItAgainOnAPageOfItsOwn() {
    try (Visitor visitor = visitor(Look.WIDE)) {
      visitor.signIn(cast.irisTheIsso(null));
      visitor.open("/sign-in/certificate/again");
      visitor.judges("certificate-again");
      visitor.open("/sign-in/certificate/again?done");
      visitor.judges("certificate-again-done");
    }
  }

  /** Sends the form without following the page that answers it, which leads to another host. */
  private static void ask(Visitor visitor) {
    FormData form = FormData.create();
    for (String field : new String[] {"_csrf", "notice"}) {
      form.set(
          field, visitor.page().locator("main input[name=" + field + "]").getAttribute("value"));
    }
    assertThat(
            visitor
                .page()
                .request()
                .post("/sign-in/certificate", RequestOptions.create().setForm(form))
                .status())
        .isEqualTo(200);
  }
}
