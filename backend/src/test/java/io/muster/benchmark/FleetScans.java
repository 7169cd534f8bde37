package io.muster.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Asks for scans of many clusters and waits until all have ended. */
record FleetScans(PortalCaller portal, int containers) {

  void scan(List<String> clusters) throws IOException, InterruptedException {
    List<String> scans = new ArrayList<>();
    for (String cluster : clusters) {
      scans.add(portal.ask(cluster));
    }
    for (String scan : scans) {
      portal.await(scan, containers);
    }
  }
}
