package io.muster.exceptions;

import static io.muster.simulator.ContainerSpec.container;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.credentials.RegisterCluster;
import io.muster.evaluation.Verdict;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.posture.PostureCheck;
import io.muster.posture.Postures;
import io.muster.posture.Standing;
import io.muster.scans.Scan;
import io.muster.scans.ScanManagement;
import io.muster.scans.ScanStatus;
import io.muster.scans.ScanWaits;
import io.muster.scans.Scans;
import io.muster.simulator.ContainerSpec;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import io.muster.testing.Requests;
import io.muster.testing.engine.DockerEngine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What any user of a cluster can claim, claimed on a real engine: a name, the system label, a tag.
 * An exception documents none of them, so each impostor is Open.
 */
@PortalTest
class SpoofingEngineTests {

  private static final String LABEL = "com.docker.ucp.version";
  private static final String TAG = "mirantis/agent:3.8.1";

  @Autowired RegisterCluster register;
  @Autowired ScanManagement management;
  @Autowired Scans scans;
  @Autowired ScanWaits waits;
  @Autowired Postures postures;
  @Autowired PostureCheck check;
  @Autowired Differences differences;
  @Autowired Drifts drifts;
  @Autowired Requests requests;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Clock clock;

  private DockerEngine engine;
  private Cluster cluster;
  private ExceptionRequest documented;

  @BeforeEach
  void anAgentIsDocumented() {
    engine = DockerEngine.shared();
    engine.removeAll();
    Boundary boundary = fleet.aBoundary();
    cluster =
        register
            .register(
                Actor.portal("test"),
                ClusterDetails.named("harbor", boundary.id()),
                engine.bundle().bytes())
            .cluster();
    engine.image(TAG, "the real one");
    engine.run(agent());
    scan();
    Person iris = cast.irisTheIsso(boundary.id());
    documented =
        requests.approved(
            iris,
            cast.marcusTheIssm(boundary.id()),
            cast.adaTheAo(boundary.id()),
            boundary,
            ExceptionKind.DOCUMENTED,
            requests.about(boundary, "agent"));
    assertThat(standing().verdict()).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @AfterEach
  void removeAll() {
    assertThat(check.compare(cluster.id())).isEmpty();
    engine.removeAll();
  }

  @Test
  void theSameThingMadeAnewStaysDocumented() {
    engine.remove("agent");
    engine.run(agent());
    scan();
    assertThat(standing().verdict()).isEqualTo(Verdict.NOT_A_FINDING);
  }

  @Test
  void theSameNameLabelAndTagFromAnotherImageIsOpen() {
    engine.remove("agent");
    engine.image(TAG, "another one");
    engine.run(agent());
    scan();
    isOpenAndLooksLikeIt("image id");
  }

  @Test
  void theSameImageWithAnotherCommandIsOpen() {
    engine.remove("agent");
    engine.run(agent().command("sleep", "9999"));
    scan();
    isOpenAndLooksLikeIt("command");
  }

  @Test
  void theSameWithMorePowerIsOpen() {
    engine.remove("agent");
    engine.create(agent().privileged());
    scan();
    isOpenAndLooksLikeIt("privileged");
  }

  @Test
  void theSameWithoutTheSystemLabelIsOpen() {
    engine.remove("agent");
    engine.run(container("agent").image(TAG).pidHost());
    scan();
    assertThat(standing())
        .extracting(Standing::verdict, Standing::unaddressed)
        .containsExactly(Verdict.OPEN, 1);
  }

  @Test
  void anotherThatBearsTheLabelIsOpenBesideTheDocumentedOne() {
    engine.run(container("agent-2").image(TAG).label(LABEL, "3.8.1").user("1000").pidHost());
    scan();
    assertThat(standing())
        .extracting(Standing::verdict, Standing::documented, Standing::unaddressed)
        .containsExactly(Verdict.OPEN, 1, 1);
  }

  private static ContainerSpec agent() {
    return container("agent").image(TAG).label(LABEL, "3.8.1").pidHost();
  }

  private void isOpenAndLooksLikeIt(String fact) {
    assertThat(standing())
        .extracting(Standing::verdict, Standing::documented, Standing::unaddressed)
        .containsExactly(Verdict.OPEN, 0, 1);
    var drift = drifts.from(List.of(documented.id()), clock.instant(), Scope.EVERYTHING);
    assertThat(differences.likenesses(drift, Scope.EVERYTHING).values())
        .singleElement()
        .extracting(Likeness::sentence)
        .asString()
        .startsWith("looks like " + documented.number())
        .contains(fact);
  }

  private void scan() {
    Scan asked = management.request(Actor.portal("test"), cluster.id());
    waits.untilEnded(
        asked.id(),
        Duration.ofSeconds(60),
        () -> !scans.get(asked.id(), Scope.EVERYTHING).status().open());
    Scan ended = scans.get(asked.id(), Scope.EVERYTHING);
    assertThat(ended.status()).as("%s", ended.reason()).isEqualTo(ScanStatus.COMPLETED);
  }

  private Standing standing() {
    return postures.currentOf(cluster.id(), Scope.EVERYTHING).orElseThrow().standing();
  }
}
