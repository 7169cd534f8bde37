package io.muster.testing.browser;

import io.muster.testing.PortalTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A test with a real browser against the whole portal. Extend it as {@code …BrowserTests}; the
 * context is the one of all {@link PortalTest}s.
 */
@PortalTest
public abstract class BrowserTest {

  @LocalServerPort private int port;

  /**
   * Somebody who is not signed in. Close it: that is where the browser's complaints are counted.
   */
  protected final Visitor visitor(Look look) {
    return new Visitor(look, "http://localhost:" + port);
  }
}
