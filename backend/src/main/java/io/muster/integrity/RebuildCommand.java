package io.muster.integrity;

import io.muster.findings.Discrepancy;
import io.muster.shared.ClusterId;
import io.muster.shared.Command;
import java.io.PrintStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** {@code rebuild}: writes derived records anew where they do not follow from the facts. */
@Component
class RebuildCommand implements Command {

  private static final Logger LOG = LoggerFactory.getLogger(RebuildCommand.class);

  private final AllClusters clusters;
  private final Rebuild rebuild;

  RebuildCommand(AllClusters clusters, Rebuild rebuild) {
    this.clusters = clusters;
    this.rebuild = rebuild;
  }

  @Override
  public String word() {
    return "rebuild";
  }

  @Override
  public int run(PrintStream out) {
    Counts counts = new Counts();
    clusters.forEach(cluster -> mend(cluster, counts, out));
    out.printf("%d clusters were mended, %d could not be.%n", counts.mended, counts.failed);
    return counts.failed == 0 ? GOOD : FAILED;
  }

  private static final class Counts {
    private int mended;
    private int failed;
  }

  /** One that cannot be mended keeps its rows as they are, and no other from being mended. */
  private void mend(ClusterId cluster, Counts counts, PrintStream out) {
    try {
      List<Discrepancy> mended = rebuild.mend(cluster, CheckCommand.OPERATOR);
      if (!mended.isEmpty()) {
        counts.mended++;
        new Told(out).tell(cluster, mended);
      }
    } catch (RuntimeException failed) {
      counts.failed++;
      LOG.error("Cluster {} could not be rebuilt", cluster, failed);
      out.println("Cluster " + cluster + " could not be rebuilt: " + failed.getMessage());
    }
  }
}
