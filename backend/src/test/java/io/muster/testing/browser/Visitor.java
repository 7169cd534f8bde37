package io.muster.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.muster.testing.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * Somebody at the portal with a real browser. Closing fails if the browser had anything to complain
 * about: an error in a script, something the content security policy refused, a file that is
 * missing; and if a page asked any other host than the portal's own for anything.
 */
public final class Visitor implements AutoCloseable {

  private static final boolean PICTURES = System.getProperty("muster.pictures") != null;

  /** How long anything is waited for: a machine may stand still for a while. */
  static final int PATIENCE_MILLIS = 60_000;

  private final Look look;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> others = new CopyOnWriteArrayList<>();

  Visitor(Look look, String address) {
    this.look = look;
    this.context = Chromium.context(look, address);
    this.page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(address)
              && !request.url().startsWith("data:")
              && !isAtAnother(request.url())) {
            complaints.add("asked another host: " + request.url());
          }
        });
    page.onConsoleMessage(
        message -> {
          // The answer's own status is what the test looks at; Chromium repeats it in the console.
          boolean ofThePage = message.location().startsWith(page.url());
          if (message.type().equals("error") && !ofThePage && !isAtAnother(message.location())) {
            complaints.add(message.text() + " at " + message.location());
          }
        });
  }

  /** The visit leads to another site besides, of whose pages nothing is judged. */
  public Visitor alsoAt(String other) {
    others.add(other.replaceFirst("(https?://[^/]*).*", "$1/"));
    return this;
  }

  private boolean isAtAnother(String url) {
    return others.stream().anyMatch(url::startsWith);
  }

  /**
   * The page, for Playwright's own words, once it is whole: a click waits until the next page has
   * begun, and what is looked at then and there may still be on its way.
   */
  public Page page() {
    page.waitForLoadState();
    return page;
  }

  /** Opens a path of the portal and gives the status of the answer. */
  public int open(String path) {
    return page.navigate(path).status();
  }

  /** Signs in through the form, and lands on the fleet page, or on what waits for them. */
  public Visitor signIn(Person person) {
    open("/sign-in");
    page.getByLabel("User name").fill(person.username());
    page.getByLabel("Password").fill(person.password());
    page.getByLabel("accept it").check();
    page.locator("main button[type=submit]").first().click();
    page.waitForURL(Pattern.compile(".*/(fleet|work)([?].*)?$"));
    return this;
  }

  /**
   * Keeps a picture of the whole page in {@code target/screenshots/NAME-WIDTH.png} if pictures are
   * wanted ({@code -Dmuster.pictures}); only people look at it.
   */
  public Visitor picture(String name) {
    if (!PICTURES) {
      return this;
    }
    // As tall as the page, else what sticks to the window's edge would stand in the middle.
    var window = page.viewportSize();
    int tall = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
    page.setViewportSize(look.width(), Math.max(tall, window.height));
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + "-" + look + ".png")));
    page.setViewportSize(window.width, window.height);
    return this;
  }

  /**
   * Fails on anything that WCAG 2.1 A or AA, and so Section 508, forbids and a machine can see. The
   * machine is a script of its own, so with scripts off there is nothing it could say.
   */
  public Visitor meetsSection508() {
    if (look.javaScript()) {
      assertThat(Axe.violations(page())).as(page.url() + " at " + look).isEmpty();
    }
    return this;
  }

  /** Fails if the page is wider than the window: only labelled regions may scroll sideways. */
  public Visitor fitsTheWindow() {
    assertThat(page().evaluate("document.documentElement.scrollWidth"))
        .as(page.url() + " at " + look)
        .isEqualTo(page.evaluate("document.documentElement.clientWidth"));
    return this;
  }

  /** All that every page has to hold, with its picture if wanted. */
  public Visitor judges(String name) {
    return picture(name).meetsSection508().fitsTheWindow();
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as("complaints of the browser").isEmpty();
  }
}
