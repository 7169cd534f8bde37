package io.muster.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The installed Chromium, started once at the first use and stopped with the JVM. */
final class Chromium {

  private static final Chromium ONE = new Chromium();

  private final Browser browser;

  private Chromium() {
    // As patient as a visitor is.
    PlaywrightAssertions.setDefaultAssertionTimeout(Visitor.PATIENCE_MILLIS);
    // The driver must not fetch a browser of its own: Debian's is used.
    var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    String path = System.getProperty("muster.chromium", "/usr/bin/chromium");
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(path))
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
  }

  /** A fresh context: no cookies, the portal's clock zone, no motion. */
  static BrowserContext context(Look look, String address) {
    return ONE.browser.newContext(
        new Browser.NewContextOptions()
            .setBaseURL(address)
            .setViewportSize(look.width(), look.width() > 800 ? 900 : 844)
            .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setJavaScriptEnabled(look.javaScript())
            .setAcceptDownloads(true)
            .setLocale("en-US")
            .setTimezoneId("UTC"));
  }
}
