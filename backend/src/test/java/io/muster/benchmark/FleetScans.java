package io.muster.benchmark;

import io.muster.testing.PortalCaller;
import java.io.IOException;
import java.util.List;

/** Asks for scans of many clusters and waits until all have ended. */
record FleetScans(PortalCaller portal, int containers) {

  /** Asks for all, so that the portal runs as many at once as it likes. */
  void together(List<String> clusters) throws IOException, InterruptedException {
    portal.scanAll(clusters);
  }

  /** Asks for the next when the one before has ended. */
  void oneByOne(List<String> clusters) throws IOException, InterruptedException {
    for (String cluster : clusters) {
      portal.scan(cluster, containers);
    }
  }
}
