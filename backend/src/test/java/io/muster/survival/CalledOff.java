package io.muster.survival;

import io.muster.simulator.Simulator;
import io.muster.testing.PortalCaller;
import java.time.Duration;
import java.util.List;

/**
 * What became of a scan that was called off through the instance on which it does not run, while
 * the cluster owes it an answer.
 *
 * @param statusAtOnce its status when the answer came
 * @param letGoAfter when its instance was done with it, counted from the calling off
 * @param requestsAfterwards how many requests the cluster got when it answered again
 * @param result what there is of its result
 */
record CalledOff(
    String statusAtOnce, Duration letGoAfter, long requestsAfterwards, List<String> result) {

  /** Less than what a call waits for an answer, so that nothing but the calling off ended it. */
  static final Duration UNANSWERED = Duration.ofSeconds(18);

  /** Asks for scans until one runs where it should; the others are called off as well. */
  static CalledOff of(TwoPortals portals, boolean onShaken, boolean underWay) throws Exception {
    PortalCaller shaken = new PortalCaller(portals.shaken().port());
    portals.fleet.hold();
    for (int i = 0; ; i = (i + 1) % portals.clusters.size()) {
      Simulator simulator = portals.fleet.simulators().get(i);
      long before = simulator.requests().total();
      String scan = portals.caller.ask(portals.clusters.get(i));
      portals.rows.await(
          "it runs",
          1,
          "select count(*) from scan where status = 'RUNNING' and id = '" + scan + "'");
      String there = "select count(*) from scan where " + portals.onShaken() + " and id = '";
      if (portals.rows.number(there + scan + "'") == 1 == onShaken) {
        while (underWay && simulator.requests().total() == before) {
          Thread.sleep(20);
        }
        return callOff(portals, onShaken ? portals.caller : shaken, scan, simulator);
      }
      portals.caller.cancel(scan);
    }
  }

  private static CalledOff callOff(
      TwoPortals portals, PortalCaller other, String scan, Simulator simulator) throws Exception {
    other.cancel(scan);
    long at = System.nanoTime();
    String status = status(portals, scan);
    portals.rows.await(
        "its instance lets go of it",
        1,
        "select (not exists (select from scheduled_tasks where task_name = 'scan'"
            + " and task_instance = '"
            + scan
            + "'))::int");
    Duration letGoAfter = Duration.ofNanos(System.nanoTime() - at);
    long asked = simulator.requests().total();
    portals.fleet.release();
    Thread.sleep(2000);
    List<String> result =
        portals.rows.texts(
            "select id::text from scan where (inventory_digest is not null or status <>"
                + " 'CANCELLED') and id = '"
                + scan
                + "'");
    return new CalledOff(status, letGoAfter, simulator.requests().total() - asked, result);
  }

  private static String status(TwoPortals portals, String scan) throws Exception {
    return portals.rows.texts("select status from scan where id = '" + scan + "'").getFirst();
  }
}
