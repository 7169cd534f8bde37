package io.muster.integrity;

import io.muster.findings.Discrepancy;
import io.muster.shared.ClusterId;
import java.io.PrintStream;
import java.util.List;

/** Differences as an operator reads them on a terminal: names of containers cannot control it. */
record Told(PrintStream out) {

  void tell(ClusterId cluster, List<Discrepancy> differences) {
    out.println("Cluster " + cluster);
    for (Discrepancy difference : differences) {
      out.println("  " + plain(difference.what()));
      out.println("    stored:   " + plain(difference.stored()));
      out.println("    expected: " + plain(difference.expected()));
    }
  }

  private static String plain(String text) {
    return text.replace("\n", "\n              ").replaceAll("[\\p{Cntrl}&&[^\n]]", "\uFFFD");
  }
}
