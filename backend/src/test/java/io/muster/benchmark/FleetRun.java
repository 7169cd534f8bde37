package io.muster.benchmark;

import io.muster.benchmark.fleet.FleetProcess;
import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One fleet, one portal with an empty database, one reference client: started, measured, ended. */
final class FleetRun implements AutoCloseable {

  private static final int STRETCHES = 5;

  /** Clusters beside the fleet: about as many requests as it takes until all is compiled. */
  private static final int MOST_WARM_UP = 60;

  private static final int RESCANS = 3;

  private final int clusters;
  private final int containers;
  private final int warmUp;
  private final TestAuthority authority = TestAuthority.create("Fleet");
  private final Child fleet;
  private final Child portal;
  private final Child reference;
  private final List<Integer> ports;
  private final PortalCaller caller;
  private final PortalRows rows;
  private final List<String> ids = new ArrayList<>();

  FleetRun(Path directory, long seed, int clusters, int containers) throws Exception {
    this.clusters = clusters;
    this.containers = containers;
    this.warmUp = Math.min(clusters, MOST_WARM_UP);
    Path saved = Files.write(directory.resolve("authority"), authority.saved());
    Path home = directory.resolve("home");
    String number = String.valueOf(seed);
    String size = String.valueOf(containers);
    String all = String.valueOf(clusters + warmUp);
    fleet =
        Child.start(
            Cores.SIMULATED,
            directory.resolve("fleet.log"),
            FleetProcess.class,
            saved.toString(),
            number,
            all,
            size);
    portal =
        Child.start(
            Cores.MEASURED, directory.resolve("portal.log"), PortalProcess.class, home.toString());
    String listening = fleet.line();
    ports = Stream.of(listening.split(" ")).map(Integer::valueOf).toList();
    reference =
        Child.start(
            Cores.MEASURED,
            directory.resolve("reference.log"),
            ReferenceProcess.class,
            saved.toString(),
            number,
            size,
            listening);
    reference.line();
    caller = new PortalCaller(Integer.parseInt(portal.line()));
    rows = PortalRows.of(home);
  }

  FleetResult measure() throws Exception {
    double registering = register();
    warmUp();
    portal.ask("heap");
    PortalRows.Stored warm = rows.stored();
    List<FleetResult.Pair> firsts = new ArrayList<>();
    for (int i = 0; i < STRETCHES; i++) {
      int from = warmUp + clusters * i / STRETCHES;
      int to = warmUp + clusters * (i + 1) / STRETCHES;
      if (to > from) {
        Sample asked = told(reference(from, to));
        firsts.add(new FleetResult.Pair(asked, told(scans("first scan", from, to))));
      }
    }
    PortalRows.Stored stored = rows.stored();
    List<Sample> agains = new ArrayList<>();
    List<FleetResult.Rows> added = new ArrayList<>();
    for (int i = 0; i < RESCANS; i++) {
      PortalRows.Stored before = rows.stored();
      agains.add(told(scans("re-scan", warmUp, warmUp + clusters)));
      PortalRows.Stored after = rows.stored();
      added.add(
          new FleetResult.Rows(
              after.scans() - before.scans(),
              rows.mostScansOfACluster(before),
              after.audit() - before.audit(),
              rows.mostAuditLinesOfACluster(before)));
    }
    return new FleetResult(
        clusters,
        containers,
        stored.containers() - warm.containers(),
        stored.findings() - warm.findings(),
        registering,
        FleetResult.Memory.read(portal.ask("heap"), portal.mostResident()),
        firsts,
        agains,
        added);
  }

  /** Shows that it goes on. */
  private static Sample told(Sample sample) {
    System.out.println(FleetSection.sample(sample));
    return sample;
  }

  private double register() throws IOException, InterruptedException {
    Issued client = authority.issueClient("admin", KeyKind.EC_SEC1, Validity.current());
    long before = System.nanoTime();
    for (int i = 0; i < ports.size(); i++) {
      byte[] bundle =
          BundleZip.of(client, "tcp://127.0.0.1:" + ports.get(i), authority)
              .user("admin")
              .administrator()
              .bytes();
      ids.add(caller.register("cluster-%04d".formatted(i), bundle));
    }
    return (System.nanoTime() - before) / 1e9;
  }

  /** So that both have compiled what they run. */
  private void warmUp() throws IOException, SQLException, InterruptedException {
    reference(0, warmUp);
    scans("warm-up", 0, warmUp);
    scans("warm-up", 0, warmUp);
    reference(0, warmUp);
  }

  private Sample reference(int from, int to) throws IOException {
    fleet.ask("counts");
    double fleetBefore = fleet.processorSeconds();
    double before = reference.processorSeconds();
    double databaseBefore = rows.processorSeconds();
    double seconds = Long.parseLong(reference.ask(from + " " + to)) / 1e3;
    return new Sample(
        "reference",
        to - from,
        (long) (to - from) * containers,
        seconds,
        fleet.processorSeconds() - fleetBefore,
        reference.processorSeconds() - before,
        rows.processorSeconds() - databaseBefore,
        0,
        0,
        0,
        Asked.read(fleet.ask("counts")));
  }

  private Sample scans(String name, int from, int to)
      throws IOException, SQLException, InterruptedException {
    fleet.ask("counts");
    portal.ask("recording");
    PortalRows.Stored before = rows.stored();
    double fleetBefore = fleet.processorSeconds();
    double portalBefore = portal.processorSeconds();
    double databaseBefore = rows.processorSeconds();
    long began = System.nanoTime();
    new FleetScans(caller, containers).scan(ids.subList(from, to));
    double seconds = (System.nanoTime() - began) / 1e9;
    double fleetTook = fleet.processorSeconds() - fleetBefore;
    double portalTook = portal.processorSeconds() - portalBefore;
    double databaseTook = rows.processorSeconds() - databaseBefore;
    PortalRows.Stored after = rows.stored();
    return new Sample(
        name,
        to - from,
        after.inspected() - before.inspected(),
        seconds,
        fleetTook,
        portalTook,
        databaseTook,
        after.fetch() - before.fetch(),
        after.evaluate() - before.evaluate(),
        Long.parseLong(portal.ask("recording")),
        Asked.read(fleet.ask("counts")));
  }

  @Override
  public void close() throws IOException, SQLException {
    rows.close();
    reference.close();
    portal.close();
    fleet.close();
  }
}
