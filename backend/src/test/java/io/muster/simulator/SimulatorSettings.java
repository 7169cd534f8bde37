package io.muster.simulator;

import io.muster.testing.pki.Issued;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;

/**
 * How a simulator is started.
 *
 * @param cluster what it shows
 * @param authorities who issues its certificates
 * @param serverCertificate what it shows to clients
 * @param port of the Docker API, 0 for any
 * @param kubernetesPort of the Kubernetes API, 0 for any
 */
public record SimulatorSettings(
    SimulatedCluster cluster,
    Authorities authorities,
    Issued serverCertificate,
    int port,
    int kubernetesPort) {

  /** Authorities of its own, a right certificate, free ports. */
  public static SimulatorSettings of(SimulatedCluster cluster) {
    return of(cluster, Authorities.create(cluster.name()));
  }

  /** The authorities, a right certificate, free ports. */
  public static SimulatorSettings of(SimulatedCluster cluster, Authorities authorities) {
    Issued server = authorities.cluster().issueServer("127.0.0.1", "localhost");
    return new SimulatorSettings(cluster, authorities, server, 0, 0);
  }

  /** On these ports. */
  public SimulatorSettings on(int dockerPort, int podsPort) {
    return new SimulatorSettings(cluster, authorities, serverCertificate, dockerPort, podsPort);
  }

  /** With a server certificate for other names, so that they do not match. */
  public SimulatorSettings named(String... names) {
    return showing(authorities.cluster().issueServer(names));
  }

  /** With a server certificate that has ended. */
  public SimulatorSettings expired() {
    return showing(authorities.cluster().issueServer(Validity.expired(), "127.0.0.1", "localhost"));
  }

  /** With a server certificate of an authority that is in no bundle. */
  public SimulatorSettings issuedBy(TestAuthority stranger) {
    return showing(stranger.issueServer("127.0.0.1", "localhost"));
  }

  /** Starts it. */
  public Simulator start() {
    return new Simulator(this);
  }

  private SimulatorSettings showing(Issued server) {
    return new SimulatorSettings(cluster, authorities, server, port, kubernetesPort);
  }
}
