package io.muster.scans;

import static io.muster.simulator.ContainerSpec.container;
import static io.muster.simulator.ContainerSpec.system;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Cluster;
import io.muster.clusters.ClusterDetails;
import io.muster.credentials.RegisterCluster;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.simulator.SimulatedCluster;
import io.muster.simulator.Simulator;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The remediation script as {@code sh} runs it, with a docker that only writes down what it is
 * asked; and the evidence, both of a cluster whose users choose names to do harm.
 */
@PortalTest
class RemediationScriptDatabaseTests {

  private static final String WEB = "hb-w1";
  private static final List<String> NASTY =
      List.of(
          "a\nremove all",
          "b'; touch pwned; '",
          "c\"; touch pwned; \"",
          "d`touch pwned`",
          "e$(touch pwned)",
          "f\u001b[2Jg",
          "g\u2028Container Name: /forged, ID: 00, PidMode: ");

  @Autowired private RegisterCluster register;
  @Autowired private ScanManagement management;
  @Autowired private Scans scans;
  @Autowired private Evidence evidence;
  @Autowired private Remediation remediation;
  @Autowired private Fleet fleet;
  @TempDir private Path directory;

  @Test
  void theScriptRemovesOnlyWhatStillMatchesAndHoldsNothingFromTheClusterButIds() throws Exception {
    SimulatedCluster harbor = SimulatedCluster.named("harbor").managers("hb-m1").node(WEB);
    harbor.run(system("ucp-agent").on("hb-m1"));
    harbor.run(system("ucp-agent").on(WEB));
    harbor.run(system("ucp-kubelet").on(WEB).pidHost());
    String joined = harbor.run(container("dbg").on(WEB).pidHost());
    String joiner = harbor.run(container("tail").on(WEB).joining("dbg"));
    String changed = harbor.run(container("changed").on(WEB).pidHost());
    String gone = harbor.run(container("gone").on(WEB).pidHost());
    List<String> nasty =
        NASTY.stream().map(name -> harbor.run(container(name).on(WEB).pidHost())).toList();
    Scan scan;
    Cluster cluster;
    try (Simulator simulator = Simulator.start(harbor)) {
      cluster =
          register
              .register(
                  Actor.portal("test"),
                  ClusterDetails.named("harbor", fleet.aBoundary().id()),
                  simulator.bundle())
              .cluster();
      scan = scan(cluster);
    }

    String script = remediation.script(scan, cluster.name());
    assertThat(script).doesNotContain("pwned", "remove all", "\u001b", "\u2028", "forged", "dbg");
    assertThat(script.lines().filter(line -> line.startsWith("remove ")))
        .hasSize(4 + NASTY.size())
        .allMatch(line -> line.matches("remove [0-9a-f]{64} (host|container:[0-9a-f]{64})"));

    Path modes = Files.createDirectory(directory.resolve("modes"));
    for (String id : nasty) {
      Files.writeString(modes.resolve(id), "host\n");
    }
    Files.writeString(modes.resolve(joined), "host\n");
    Files.writeString(modes.resolve(joiner), "container:" + joined + "\n");
    Files.writeString(modes.resolve(changed), "\n");
    fakeDocker();

    assertThat(run(script))
        .as("without --yes it only tells")
        .contains(joined + " would be removed")
        .contains(changed + " has another PID mode now; left alone")
        .contains(gone + " is gone or cannot be read; left alone");
    assertThat(removed()).isEmpty();

    run(script, "--yes");
    assertThat(removed())
        .as("joiners first, and only what still matches")
        .startsWith(joiner)
        .contains(joined)
        .containsAll(nasty)
        .hasSize(2 + NASTY.size())
        .doesNotContain(changed, gone);
    assertThat(directory.resolve("pwned")).doesNotExist();
    assertThat(directory.resolve("work").toFile().list()).isEmpty();

    noLineOfTheEvidenceIsForged(scan, cluster);
  }

  private void noLineOfTheEvidenceIsForged(Scan scan, Cluster cluster) throws IOException {
    StringBuilder text = new StringBuilder();
    evidence.write(scan, cluster.name(), ContainerFilter.Among.FULL, text);
    List<String> lines = text.toString().lines().filter(line -> !line.startsWith("#")).toList();
    assertThat(lines)
        .hasSize(scan.result().full().containers())
        .allMatch(
            line -> line.matches("Container Name: /[^\\p{Cntrl}]+, ID: [0-9a-f]{64}, PidMode: .*"));
    assertThat(text.toString()).doesNotContain("\u001b", "\u2028", "\na\n");
  }

  private Scan scan(Cluster cluster) {
    Scan asked = management.request(Actor.portal("test"), cluster.id());
    Instant until = Instant.now().plus(Duration.ofSeconds(60));
    while (Instant.now().isBefore(until)) {
      Scan now = scans.get(asked.id(), Scope.EVERYTHING);
      if (!now.status().open()) {
        return now;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("The scan did not end");
  }

  /** Answers inspections from files and writes down what it is asked to remove. */
  private void fakeDocker() throws IOException {
    Files.createDirectory(directory.resolve("work"));
    Path docker = Files.createDirectory(directory.resolve("bin")).resolve("docker");
    Files.writeString(
        docker,
        """
        #!/bin/sh
        case "$1 $2" in
          "container inspect") cat "$FAKE/modes/$5" ;;
          "container rm") echo "$4" >> "$FAKE/removed" ;;
          *) echo "unexpected: $*" >> "$FAKE/removed" ;;
        esac
        """);
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> removed() throws IOException {
    Path file = directory.resolve("removed");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private String run(String script, String... arguments) throws Exception {
    Path file = Files.writeString(directory.resolve("remediation.sh"), script);
    List<String> command = new java.util.ArrayList<>(List.of("sh", file.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.resolve("work").toFile())
            .redirectErrorStream(true);
    builder.environment().put("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("FAKE", directory.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
