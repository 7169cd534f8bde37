package io.muster.renewal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.renewal.RenewableHarbor;
import io.muster.testing.browser.BrowserTest;
import io.muster.testing.browser.Look;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Renewal as Otis sees it, with scripts and without. */
class RenewalBrowserTests extends BrowserTest {

  @Autowired private AutowireCapableBeanFactory beans;

  static Stream<Look> looks() {
    return Stream.of(Look.WIDE, Look.NARROW.inTheDark(), Look.WIDE.withoutScripts());
  }

  @ParameterizedTest
  @MethodSource("looks")
  void otisOptsInRenewsAndStops(Look look) {
    try (var sea = new RenewableHarbor(beans.createBean(RenewableHarbor.Beans.class));
        var otis = visitor(look).signIn(sea.otis)) {
      otis.open("/clusters/" + sea.cluster.id() + "/bundle");
      otis.page().getByText("See or change its renewal").click();
      otis.page().getByLabel("User name at MKE").fill(RenewableHarbor.USER);
      otis.page().getByLabel("Password at MKE").fill("wrong");
      otis.page().getByText("Renew the bundle from now on").click();
      otis.page().getByText("Renew now", exactly()).click();
      otis.page().locator(".usa-alert--error").waitFor();
      assertThat(otis.page().locator(".usa-alert--error").innerText()).contains("its password");

      otis.page().getByLabel("User name at MKE").fill(RenewableHarbor.USER);
      otis.page().getByLabel("Password at MKE").fill(RenewableHarbor.PASSWORD);
      otis.page().getByText("Use these from now on").click();
      otis.page().getByText("Renew now", exactly()).click();
      otis.page().locator(".usa-alert--success").waitFor();
      assertThat(otis.page().locator("tbody tr").count()).isEqualTo(2);
      if (look.javaScript()) {
        otis.judges("renewal");
      }

      otis.page().getByText("Stop", exactly()).click();
      otis.page().locator("main .empty").waitFor();
    }
  }

  private static com.microsoft.playwright.Page.GetByTextOptions exactly() {
    return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
  }
}
