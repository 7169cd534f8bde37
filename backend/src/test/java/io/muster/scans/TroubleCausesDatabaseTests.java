package io.muster.scans;

import static io.muster.simulator.ContainerSpec.claimingPod;
import static io.muster.simulator.ContainerSpec.podContainer;
import static io.muster.simulator.ContainerSpec.system;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.connection.Trouble;
import io.muster.credentials.RegisterCluster;
import io.muster.credentials.Registering;
import io.muster.evaluation.Verdict;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.posture.Postures;
import io.muster.posture.Standing;
import io.muster.simulator.Authorities;
import io.muster.simulator.Fault;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.simulator.SimulatorSettings;
import io.muster.testing.ClosedPort;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.SimulatedNames;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * For each trouble with a line a clean cluster that is Not Reviewed for it, and the nearest good
 * one, which passes: whole scans over mutual TLS. A new trouble does not compile here without its
 * pair.
 */
@PortalTest
class TroubleCausesDatabaseTests {

  private static final Actor PORTAL = Actor.portal("test");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired RegisterCluster register;
  @Autowired ScanManagement management;
  @Autowired Scans scans;
  @Autowired Postures postures;
  @Autowired Fleet fleet;
  @Autowired ApplicationContext portal;

  private final SimulatedCluster harbor = SimulatedCluster.named("harbor").managers("hb-m1");
  private final SimulatorSettings settings =
      SimulatorSettings.of(harbor, Authorities.create("harbor"));
  private Simulator simulator;
  private Boundary boundary;
  private int registered;

  @BeforeEach
  void start() {
    harbor.run(system("ucp-agent").on("hb-m1"));
    simulator = settings.start();
    boundary = fleet.aBoundary();
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  /** How a scan ended and how the cluster stood then. */
  private record Seen(Scan scan, Standing standing) {}

  /** Two that differ in the trouble alone. */
  private record Pair(Seen bad, Seen good) {}

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_KUBERNETES")
  void theTroubleAppearsAndTheNearestGoodCasePasses(Trouble.Kind trouble) throws IOException {
    Pair pair = pair(trouble);
    assertThat(pair.bad().scan())
        .extracting(Scan::status, Scan::trouble)
        .containsExactly(ScanStatus.FAILED, trouble);
    assertThat(pair.bad().standing().verdict()).isEqualTo(Verdict.NOT_REVIEWED);
    assertThat(pair.bad().standing().reason()).isEqualTo(because(trouble, pair.bad().scan()));
    assertThat(pair.good().scan())
        .as(pair.good().scan().reason())
        .extracting(Scan::status, Scan::trouble)
        .containsExactly(ScanStatus.COMPLETED, null);
    assertThat(pair.good().standing().verdict()).isEqualTo(Verdict.NOT_A_FINDING);
  }

  private static String because(Trouble.Kind trouble, Scan scan) {
    String said = scan.reason();
    return trouble == Trouble.Kind.IDENTITY_CHANGED
        ? "Another identity answered than the one known: it must be confirmed, then scanned"
        : "The last scan failed: " + said.substring(0, said.length() - 1);
  }

  /**
   * The one trouble that leaves nothing unread: claims that nobody vouches for count like others.
   */
  @Test
  void withoutKubernetesAClaimCountsLikeAnyOtherAndWithItNot() {
    harbor.run(podContainer("kube-system", "proxy", "kube-proxy").pidHost());
    Seen without =
        scanned(simulator.bundle(simulator.account("admin")).without("kube.yml").bytes());
    assertThat(without.scan().status()).isEqualTo(ScanStatus.COMPLETED);
    assertThat(without.standing().verdict()).isEqualTo(Verdict.OPEN);
    assertThat(scanned(simulator.bundle()).standing().verdict()).isEqualTo(Verdict.NOT_A_FINDING);
    harbor.run(claimingPod("kube-system", "spoof", "kube-proxy").pidHost());
    assertThat(scanned(simulator.bundle()).standing().verdict()).isEqualTo(Verdict.OPEN);
  }

  private Pair pair(Trouble.Kind trouble) throws IOException {
    return switch (trouble) {
      case NO_BUNDLE -> {
        Cluster empty = fleet.clusterIn(boundary, "empty");
        yield new Pair(scanned(empty), scanned(simulator.bundle()));
      }
      case BUNDLE_EXPIRED -> {
        Issued ended = issued(Validity.expired());
        byte[] old = bundle(ended, simulator.endpoint());
        Instant then = ended.certificate().getNotBefore().toInstant().plusSeconds(60);
        Cluster cluster = registered(Registering.at(then, portal), old);
        yield new Pair(scanned(cluster), scanned(simulator.bundle()));
      }
      case NO_KUBERNETES -> throw new IllegalArgumentException("it fails no scan");
      case NAME_NOT_FOUND -> {
        SimulatedNames.put("harbor.test", "127.0.0.1");
        yield named("lost.test", "harbor.test");
      }
      case ADDRESS_REFUSED -> {
        SimulatedNames.put("moved.test", "169.254.169.254");
        SimulatedNames.put("stays.test", "127.0.0.1");
        yield named("moved.test", "stays.test");
      }
      case CONNECTION_REFUSED -> {
        try (ClosedPort closed = new ClosedPort()) {
          yield at("tcp://127.0.0.1:" + closed.number());
        }
      }
      case TIMEOUT -> answeredBy(_ -> {});
      case TLS_FAILED -> answeredBy(TroubleCausesDatabaseTests::speakSsh);
      case CERTIFICATE_UNTRUSTED -> {
        TestAuthority stranger = TestAuthority.create("Stranger CA");
        try (Simulator other = settings.issuedBy(stranger).start()) {
          String trusting =
              simulator.authorities().cluster().certificatePem() + stranger.certificatePem();
          yield new Pair(
              scanned(other.bundle()),
              scanned(other.bundle(other.account("admin")).with("ca.pem", trusting).bytes()));
        }
      }
      case CERTIFICATE_NAME_MISMATCH -> showing(settings.named("drydock.example", "127.0.0.2"));
      case CERTIFICATE_EXPIRED -> showing(settings.expired());
      case UNAUTHORIZED -> {
        Issued revoked = issued(Validity.current());
        simulator.revoke(revoked);
        yield new Pair(
            scanned(bundle(revoked, simulator.endpoint())),
            scanned(bundle(issued(Validity.current()), simulator.endpoint())));
      }
      case FORBIDDEN -> faulted("/info", Fault.status(403, "access denied"));
      case UNAVAILABLE -> faulted("/info", Fault.status(500, "no quorum"));
      case REDIRECTED -> {
        try (Simulator elsewhere = settings.start()) {
          yield faulted("/info", Fault.redirect(elsewhere.address()));
        }
      }
      case NOT_DOCKER -> faulted("/info", Fault.html());
      case TOO_LARGE -> faulted("/info", Fault.flood(9L << 20));
      case GARBLED -> faulted("/containers/json", Fault.body("[{\"Id\":7}]"));
      case CONNECTION_LOST -> {
        simulator.fault("/info", 3, Fault.reset());
        Seen lost = scanned(simulator.bundle());
        simulator.fault("/info", 2, Fault.reset());
        yield new Pair(lost, scanned(simulator.bundle()));
      }
      case IDENTITY_CHANGED -> {
        Cluster cluster = registered(register, simulator.bundle());
        Seen same = scanned(cluster);
        harbor.becomeAnother("drydock");
        yield new Pair(scanned(cluster), same);
      }
    };
  }

  private Pair faulted(String path, Fault fault) {
    simulator.fault(path, fault);
    Seen bad = scanned(simulator.bundle());
    simulator.behave();
    return new Pair(bad, scanned(simulator.bundle()));
  }

  /** Another simulator of the same cluster with another certificate, and this one. */
  private Pair showing(SimulatorSettings other) {
    try (Simulator bad = other.start()) {
      return new Pair(scanned(bad.bundle()), scanned(simulator.bundle()));
    }
  }

  private Pair at(String endpoint) {
    return new Pair(
        scanned(bundle(issued(Validity.current()), endpoint)), scanned(simulator.bundle()));
  }

  /** Two names for the port of a cluster whose certificate bears both. */
  private Pair named(String bad, String good) {
    try (Simulator both = settings.named(bad, good).start()) {
      String port = ":" + both.address().getPort();
      return new Pair(
          scanned(bundle(issued(Validity.current()), "tcp://" + bad + port)),
          scanned(bundle(issued(Validity.current()), "tcp://" + good + port)));
    }
  }

  /** A port at which something listens that is no TLS server, and the simulator's. */
  private Pair answeredBy(Consumer<Socket> manner) throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> acceptAll(listening, manner));
      return at("tcp://127.0.0.1:" + listening.getLocalPort());
    }
  }

  private static void acceptAll(ServerSocket listening, Consumer<Socket> manner) {
    try {
      while (!listening.isClosed()) {
        manner.accept(listening.accept());
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static void speakSsh(Socket socket) {
    try (socket;
        OutputStream out = socket.getOutputStream()) {
      out.write("SSH-2.0-OpenSSH_9.2p1\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException hungUp) {
      // the portal did
    }
  }

  private Issued issued(Validity validity) {
    return simulator.issue(simulator.account("admin"), KeyKind.EC_SEC1, validity);
  }

  private byte[] bundle(Issued client, String endpoint) {
    return simulator.bundle(simulator.account("admin"), client, endpoint).bytes();
  }

  private Cluster registered(RegisterCluster by, byte[] bundle) {
    String name = "harbor-" + ++registered;
    return by.register(PORTAL, ClusterDetails.named(name, boundary.id()), bundle).cluster();
  }

  private Seen scanned(byte[] bundle) {
    return scanned(registered(register, bundle));
  }

  private Seen scanned(Cluster cluster) {
    Scan asked = management.request(PORTAL, cluster.id());
    Instant end = Instant.now().plus(PATIENCE);
    Scan now = asked;
    while (now.status().open()) {
      assertThat(Instant.now()).as("the scan ends").isBefore(end);
      LockSupport.parkNanos(2_000_000);
      now = scans.get(asked.id(), Scope.EVERYTHING);
    }
    return new Seen(
        now, postures.currentOf(cluster.id(), Scope.EVERYTHING).orElseThrow().standing());
  }
}
