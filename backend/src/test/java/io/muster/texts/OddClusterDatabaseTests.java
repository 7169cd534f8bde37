package io.muster.texts;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.access.AccessWorld.Side;
import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.clusters.ClusterManagement;
import io.muster.clusters.Clusters;
import io.muster.clusters.ProposalManagement;
import io.muster.credentials.RegisterCluster;
import io.muster.exceptions.ExceptionKind;
import io.muster.findings.FindingFilter;
import io.muster.findings.Findings;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.inventory.NodeManagement;
import io.muster.renewal.NewRenewal;
import io.muster.renewal.RenewalManagement;
import io.muster.scans.Scan;
import io.muster.scans.ScanManagement;
import io.muster.scans.ScanStatus;
import io.muster.scans.ScanWaits;
import io.muster.scans.Scans;
import io.muster.simulator.Fault;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.Person;
import io.muster.testing.Requests;
import io.muster.testing.pki.TestAuthority;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a cluster says, and says of its faults, is text wherever it is shown. */
class OddClusterDatabaseTests extends ReadEverything {

  @Autowired RegisterCluster register;
  @Autowired ScanManagement management;
  @Autowired Scans scans;
  @Autowired ScanWaits waits;
  @Autowired Findings findings;
  @Autowired Requests requests;
  @Autowired Clusters registered;
  @Autowired ClusterManagement clusters;
  @Autowired ProposalManagement proposals;
  @Autowired NodeManagement nodes;
  @Autowired RenewalManagement renewals;

  @Test
  void whatAClusterSaysIsGivenBackWholeByEveryPageAndFile() {
    String node = "m90001m'\"><mark-m90001m data-m90001m>[[${7717*7717}]]";
    told.told(node, "the node's host name");
    SimulatedCluster odd =
        SimulatedCluster.named("odd")
            .managers("m1")
            .node(node)
            .version(told("version", OddText.BRIEF));
    odd.run(system("ucp-agent").on("m1"));
    odd.run(system("ucp-agent").on(node));
    String name = "-m90002m]]>'\"&lt;<mark-m90002m data-m90002m>${7717*7717}";
    told.told(name, "the container's name");
    odd.run(
        container(name)
            .on(node)
            .pidHost()
            .image(told("image", OddText.MARKUP))
            .label("com.docker.swarm.service.name", told("service", OddText.DATA))
            .user(told("user", OddText.SCRIPT))
            .command(told("command", OddText.PATH))
            .mount("/" + told("mount", OddText.PATH), "/m", true)
            .capabilities(told("capability", OddText.BRIEF)));
    String broken = odd.run(container("m90003m<mark-m90003m>").on(node));
    Side side = world.side();
    try (Simulator simulator = Simulator.start(odd)) {
      Cluster cluster =
          register
              .register(
                  Actor.portal("test"),
                  ClusterDetails.named("odd", side.boundary().id()),
                  simulator.bundle())
              .cluster();
      simulator.fault(
          "/containers/" + broken + "/json", Fault.status(500, told("a fault", OddText.MARKUP)));
      Scan scan = scanned(cluster);
      assertThat(scan.status()).isEqualTo(ScanStatus.INCOMPLETE);
      approved(side, name);
      simulator.fault("/info", Fault.status(500, told("another fault", OddText.BRIEF)));
      Scan failed = scanned(cluster);
      assertThat(failed.status()).isEqualTo(ScanStatus.FAILED);
      reasons(side, cluster, node);
      readAll(of(cluster, scan, node, side));
      Map<String, String> more = new LinkedHashMap<>(side.variables());
      more.put("scans/{id}", failed.id().toString());
      readAll(new Side(side.boundary(), cluster, more, side.names()), "scans/{id}");
      // All tests share a database, and others count what is due there.
      renewals.optOut(Actor.portal("test"), cluster.id());
    }
    allIsFound();
    nothingIsWrong();
  }

  /** What people say of the cluster and of its nodes, and who renews its bundle. */
  private void reasons(Side side, Cluster cluster, String node) {
    Person otis = cast.otisTheOperator(side.boundary().id());
    Person marcus = cast.marcusTheIssm(side.boundary().id());
    String authority = told.next(OddText.BRIEF).replaceAll("[,+\"\\\\<>;=#]", "_");
    ClusterDetails moved =
        registered
            .get(cluster.id(), Scope.EVERYTHING)
            .details()
            .withEndpoint("https://moved.example.mil:443")
            .withTrustAnchors(TestAuthority.create("CN=" + authority).certificatePem());
    told.told(authority, "a trust anchor that is proposed");
    var waiting =
        clusters
            .edit(
                otis.actor(),
                cluster.id(),
                moved,
                null,
                told("the reason of a proposed change", OddText.DATA))
            .waiting();
    assertThat(waiting).hasSize(2);
    proposals.refuse(
        marcus.actor(), waiting.getFirst().id(), told("why a change is refused", OddText.SCRIPT));
    proposals.confirm(
        marcus.actor(), waiting.getLast().id(), told("the remark on a change", OddText.MARKUP));
    Instant until = Instant.now().plus(Duration.ofDays(9));
    nodes.putOutOfService(
        marcus.actor(),
        cluster.id(),
        node,
        null,
        until,
        told("why a node is out of service", OddText.LETTERS));
    nodes.callBack(
        marcus.actor(),
        cluster.id(),
        node,
        null,
        told("why a node is called back", OddText.UNSEEN));
    renewals.optIn(
        otis.actor(),
        cluster.id(),
        new NewRenewal(told("the user of renewals", OddText.BRIEF), "only for this test 1", 1));
  }

  private String told(String where, OddText kind) {
    String text = told.next(kind);
    told.told(text, where);
    return text;
  }

  private Scan scanned(Cluster cluster) {
    Scan asked = management.request(Actor.portal("test"), cluster.id());
    waits.untilEnded(
        asked.id(),
        Duration.ofSeconds(60),
        () -> !scans.get(asked.id(), Scope.EVERYTHING).status().open());
    return scans.get(asked.id(), Scope.EVERYTHING);
  }

  private void approved(Side side, String name) {
    Person iris = cast.irisTheIsso(side.boundary().id());
    Person marcus = cast.marcusTheIssm(side.boundary().id());
    Person ada = cast.adaTheAo(side.boundary().id());
    requests.approved(
        iris,
        marcus,
        ada,
        side.boundary(),
        ExceptionKind.RISK_ACCEPTED,
        requests.about(side.boundary(), name));
  }

  /** The side as far as it is about that cluster. */
  private Side of(Cluster cluster, Scan scan, String node, Side side) {
    Map<String, String> variables = new LinkedHashMap<>(side.variables());
    variables.put("clusters/{id}", cluster.id().toString());
    variables.put("scans/{id}", scan.id().toString());
    variables.put(
        "nodes/{hostname}", URLEncoder.encode(node, StandardCharsets.UTF_8).replace("+", "%20"));
    variables.put(
        "findings/{id}",
        findings
            .after(null, FindingFilter.ALL.of(cluster.id()), 1, Scope.EVERYTHING)
            .getFirst()
            .id()
            .toString());
    return new Side(side.boundary(), cluster, variables, side.names());
  }
}
