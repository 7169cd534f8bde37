package io.muster.trail;

import io.muster.shared.Command;
import io.muster.shared.Invalid;
import java.io.PrintStream;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** {@code verify-audit}: whether the audit log is as it was written. */
@Component
class VerifyCommand implements Command {

  private final Verification verification;
  private final SealSettings settings;
  private final Clock clock;

  VerifyCommand(Verification verification, SealSettings settings, Clock clock) {
    this.verification = verification;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String word() {
    return "verify-audit";
  }

  @Override
  public int run(PrintStream out) {
    Seal outside;
    try {
      outside = settings.head() == null ? null : Seal.of(settings.head(), clock.instant());
    } catch (Invalid unreadable) {
      out.println(unreadable.sentence());
      return FAILED;
    }
    Verification.Found found = verification.verify(outside);
    out.println(found.sentence());
    out.println(
        outside == null
            ? "Compared with "
                + found.seals()
                + " seals of the portal's own and none from outside"
                + " (--muster.audit.head=NUMBER:HASH)."
            : "Compared with " + found.seals() + " seals of the portal's own and the one given.");
    return found.whole() ? GOOD : FOUND;
  }
}
