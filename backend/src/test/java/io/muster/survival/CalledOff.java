package io.muster.survival;

import io.muster.simulator.Simulator;
import io.muster.testing.PortalCaller;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What became of a scan that was called off through the instance on which it does not run.
 *
 * @param statusAtOnce its status when the answer came
 * @param lastRequestAfter when the cluster got its last request, counted from the calling off
 * @param result what there is of its result
 */
record CalledOff(String statusAtOnce, Duration lastRequestAfter, List<String> result) {

  /** Asks for scans until one runs where it should; the others are called off as well. */
  static CalledOff of(TwoPortals portals, boolean onShaken, boolean underWay) throws Exception {
    PortalCaller shaken = new PortalCaller(portals.shaken().port());
    for (int i = 0; ; i = (i + 1) % portals.clusters.size()) {
      Simulator simulator = portals.fleet.simulators().get(i);
      AtomicLong last = new AtomicLong();
      simulator.before(request -> true, request -> last.set(System.nanoTime()));
      String scan = portals.caller.ask(portals.clusters.get(i));
      portals.rows.await(
          "it runs",
          1,
          "select count(*) from scan where status = 'RUNNING' and id = '" + scan + "'");
      String there = "select count(*) from scan where " + portals.onShaken() + " and id = '";
      if (portals.rows.number(there + scan + "'") == 1 == onShaken) {
        return callOff(portals, onShaken ? portals.caller : shaken, scan, last, underWay);
      }
      portals.caller.cancel(scan);
    }
  }

  private static CalledOff callOff(
      TwoPortals portals, PortalCaller other, String scan, AtomicLong last, boolean underWay)
      throws Exception {
    if (underWay) {
      Thread.sleep(1200);
    }
    other.cancel(scan);
    long at = System.nanoTime();
    String status = status(portals, scan);
    Thread.sleep(4000);
    List<String> result =
        portals.rows.texts(
            "select id::text from scan where (inventory_digest is not null or status <>"
                + " 'CANCELLED') and id = '"
                + scan
                + "'");
    return new CalledOff(status, Duration.ofNanos(last.get() - at), result);
  }

  private static String status(TwoPortals portals, String scan) throws Exception {
    return portals.rows.texts("select status from scan where id = '" + scan + "'").getFirst();
  }
}
