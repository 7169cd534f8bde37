package io.muster.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The measurements of one fleet, in their order. */
final class FleetRun {

  private static final int STRETCHES = 5;
  private static final int RESCANS = 3;

  /** So many scans a portal runs at the same time unless told otherwise. */
  private static final int AT_ONCE = 4;

  private final FleetStage stage;
  private final int warmUp;
  private final int clusters;
  private final int containers;

  /**
   * @param stage with more clusters than are measured
   * @param warmUp how many of its first clusters are not measured
   */
  FleetRun(FleetStage stage, int warmUp, int clusters, int containers) {
    this.stage = stage;
    this.warmUp = warmUp;
    this.clusters = clusters;
    this.containers = containers;
  }

  FleetResult measure() throws IOException, SQLException, InterruptedException {
    double registering = stage.register();
    warmUp();
    stage.portal.ask("heap");
    PortalRows.Stored warm = stage.rows.stored();
    List<FleetResult.Pair> single = new ArrayList<>();
    List<FleetResult.Pair> together = new ArrayList<>();
    for (int i = 0; i < STRETCHES; i++) {
      int from = warmUp + clusters * i / STRETCHES;
      int to = warmUp + clusters * (i + 1) / STRETCHES;
      int between = from + Math.max(1, (to - from) / 4);
      single.add(pair(from, between, 1));
      together.add(pair(between, to, AT_ONCE));
    }
    PortalRows.Stored stored = stage.rows.stored();
    List<Sample> agains = new ArrayList<>();
    List<FleetResult.Rows> added = new ArrayList<>();
    for (int i = 0; i < RESCANS; i++) {
      PortalRows.Stored before = stage.rows.stored();
      agains.add(told(scans("re-scan", warmUp, warmUp + clusters, AT_ONCE)));
      added.add(FleetResult.Rows.since(before, stage.rows));
    }
    return new FleetResult(
        clusters,
        stored.containers() - warm.containers(),
        stored.findings() - warm.findings(),
        registering,
        FleetResult.Memory.read(stage.portal.ask("heap"), stage.portal.mostResident()),
        new FleetResult.Pairs(single),
        new FleetResult.Pairs(together),
        agains,
        added);
  }

  /** So that both have compiled what they run. */
  private void warmUp() throws IOException, SQLException, InterruptedException {
    reference(0, warmUp, AT_ONCE);
    scans("first scan", 0, warmUp, AT_ONCE);
    scans("re-scan", 0, warmUp, AT_ONCE);
    reference(0, warmUp, AT_ONCE);
  }

  private FleetResult.Pair pair(int from, int to, int atOnce)
      throws IOException, SQLException, InterruptedException {
    Sample asked = told(reference(from, to, atOnce));
    return new FleetResult.Pair(asked, told(scans("first scan", from, to, atOnce)));
  }

  /** Shows that it goes on. */
  private static Sample told(Sample sample) {
    System.out.println(FleetSection.sample(sample));
    return sample;
  }

  private Sample reference(int from, int to, int atOnce) throws IOException {
    stage.fleet.ask("counts");
    ProcessorTimes before = ProcessorTimes.of(stage, stage.reference);
    double seconds = Long.parseLong(stage.reference.ask(from + " " + to + " " + atOnce)) / 1e3;
    return new Sample(
        "reference",
        to - from,
        atOnce,
        (long) (to - from) * containers,
        seconds,
        ProcessorTimes.of(stage, stage.reference).since(before),
        Phases.NONE,
        Asked.read(stage.fleet.ask("counts")));
  }

  private Sample scans(String name, int from, int to, int atOnce)
      throws IOException, SQLException, InterruptedException {
    stage.fleet.ask("counts");
    stage.portal.ask("recording");
    PortalRows.Stored stored = stage.rows.stored();
    ProcessorTimes before = ProcessorTimes.of(stage, stage.portal);
    long began = System.nanoTime();
    FleetScans scans = new FleetScans(stage.caller, containers);
    if (atOnce == 1) {
      scans.oneByOne(stage.ids.subList(from, to));
    } else {
      scans.together(stage.ids.subList(from, to));
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    ProcessorTimes took = ProcessorTimes.of(stage, stage.portal).since(before);
    PortalRows.Stored now = stage.rows.stored();
    return new Sample(
        name,
        to - from,
        atOnce,
        now.inspected() - stored.inspected(),
        seconds,
        took,
        new Phases(
            now.fetch() - stored.fetch(),
            now.evaluate() - stored.evaluate(),
            Long.parseLong(stage.portal.ask("recording"))),
        Asked.read(stage.fleet.ask("counts")));
  }
}
