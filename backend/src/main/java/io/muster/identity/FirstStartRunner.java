package io.muster.identity;

import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * At start, while there is no account: makes the administrator who was named, or prints the code.
 */
@Component
@ConditionalOnWebApplication
@Order(FirstStartRunner.EARLY)
class FirstStartRunner implements ApplicationRunner {

  /** Early, but who brings accounts of their own may come first. */
  static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 1;

  private static final Logger LOG = LoggerFactory.getLogger(FirstStartRunner.class);

  private final FirstStart start;
  private final FirstAdministrator named;
  private final SetupCode code;

  FirstStartRunner(FirstStart start, FirstAdministrator named, SetupCode code) {
    this.start = start;
    this.named = named;
    this.code = code;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (start.over()) {
      return;
    }
    if (named.named()) {
      makeTheNamed();
      return;
    }
    if (named.half()) {
      LOG.warn("MUSTER_ADMIN_USERNAME and MUSTER_ADMIN_PASSWORD go together: one is missing.");
    }
    code.print();
  }

  private void makeTheNamed() {
    String username = Objects.requireNonNull(named.username());
    try {
      start.begin(username, username, named.address(), Objects.requireNonNull(named.password()));
      LOG.info("Made the first administrator, {}, as named at start.", username);
    } catch (Conflict another) {
      LOG.info("Another instance made the first administrator.");
    } catch (Invalid unfit) {
      throw new IllegalStateException(
          "The first administrator named at start cannot be made: " + unfit.sentence(), unfit);
    }
  }
}
