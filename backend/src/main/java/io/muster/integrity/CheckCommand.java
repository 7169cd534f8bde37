package io.muster.integrity;

import io.muster.audit.Who;
import io.muster.shared.Command;
import java.io.PrintStream;
import org.springframework.stereotype.Component;

/** {@code check}: what of the derived records does not follow from the facts. */
@Component
class CheckCommand implements Command {

  static final Who OPERATOR = new Who(null, "command line", "");

  private final FleetCheck fleet;

  CheckCommand(FleetCheck fleet) {
    this.fleet = fleet;
  }

  @Override
  public String word() {
    return "check";
  }

  @Override
  public int run(PrintStream out) {
    Check check = fleet.run(OPERATOR, (cluster, found) -> new Told(out).tell(cluster, found));
    out.printf(
        "%d of %d clusters differ from what they follow from.%n",
        check.differing(), check.clusters());
    if (!check.clean()) {
      out.println("The command \"rebuild\" writes them anew.");
    }
    return check.clean() ? GOOD : FOUND;
  }
}
