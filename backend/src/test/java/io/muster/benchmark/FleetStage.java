package io.muster.benchmark;

import io.muster.benchmark.fleet.FleetProcess;
import io.muster.testing.PortalCaller;
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

/**
 * The processes of one measurement: a fleet, a portal with an empty database, a reference client.
 */
final class FleetStage implements AutoCloseable {

  final Child fleet;
  final Child portal;
  final Child reference;
  final PortalCaller caller;
  final PortalRows rows;
  final List<String> ids = new ArrayList<>();
  private final TestAuthority authority = TestAuthority.create("Fleet");
  private final List<Integer> ports;

  FleetStage(Path directory, long seed, int clusters, int containers)
      throws IOException, InterruptedException, SQLException {
    Path saved = Files.write(directory.resolve("authority"), authority.saved());
    Path home = directory.resolve("home");
    String number = String.valueOf(seed);
    String size = String.valueOf(containers);
    fleet =
        Child.start(
            Cores.SIMULATED,
            directory.resolve("fleet.log"),
            FleetProcess.class,
            saved.toString(),
            number,
            String.valueOf(clusters),
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

  /** Registers all clusters; how many seconds it took. */
  double register() throws IOException, InterruptedException {
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

  @Override
  public void close() throws IOException, SQLException {
    rows.close();
    reference.close();
    portal.close();
    fleet.close();
  }
}
