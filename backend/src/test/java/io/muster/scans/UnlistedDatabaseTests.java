package io.muster.scans;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Cluster;
import io.muster.inventory.Gap;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import io.muster.testing.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Containers that a scan did not list, and that nobody saw leave, stand apart in its evidence. */
@PortalTest
class UnlistedDatabaseTests {

  @Autowired Fleet fleet;
  @Autowired ScansByHand byHand;
  @Autowired Evidence evidence;
  @Autowired ScannedContainers containers;

  private Cluster harbor;

  @BeforeEach
  void aClusterOfItsOwn() {
    harbor = fleet.harborIn(fleet.aBoundary());
  }

  @Test
  void whatAnIncompleteScanDidNotListStandsBehindAHashWithItsLastReading() {
    Scan first = byHand.of(harbor, both());
    Scan second = byHand.of(harbor, withoutW2());
    Scan third = byHand.of(harbor, withoutW2());
    String dbg = Seen.id("w2", "dbg");
    for (Scan scan : List.of(second, third)) {
      assertThat(plain(scan)).containsExactly(line("w1", "web", ""));
      assertThat(hashed(scan))
          .contains(
              "# not listed, last at %s: /w2/dbg, ID: %s, PidMode: host"
                  .formatted(first.recordedAt(), dbg));
    }
    assertThat(plain(first)).contains(line("w2", "dbg", "host"));
    assertThat(hashed(first)).noneMatch(l -> l.contains(dbg));
    assertThat(containers.list(third, ContainerFilter.ALL, 0, 10))
        .extracting(ScannedContainer::lastListed)
        .containsExactly(null, first.recordedAt());
  }

  @Test
  void whatIsListedAgainStandsAmongTheOthersAgain() {
    byHand.of(harbor, both());
    byHand.of(harbor, withoutW2());
    Scan back = byHand.of(harbor, both());
    assertThat(plain(back)).contains(line("w2", "dbg", "host"));
    Scan gone = byHand.of(harbor, withoutW2());
    assertThat(hashed(gone)).anyMatch(l -> l.contains("last at " + back.recordedAt()));
  }

  @Test
  void whatIsGoneIsNoLongerTold() {
    byHand.of(harbor, both());
    byHand.of(harbor, withoutW2());
    Scan gone = byHand.of(harbor, Seen.on("w1", "w2").apart("w1", "web"));
    assertThat(text(gone)).noneMatch(l -> l.contains("dbg"));
    Scan again = byHand.of(harbor, both());
    assertThat(plain(again)).contains(line("w2", "dbg", "host"));
  }

  private static Seen both() {
    return Seen.on("w1", "w2").apart("w1", "web").host("w2", "dbg");
  }

  private static Seen withoutW2() {
    return Seen.on("w1").apart("w1", "web").gap(Gap.Kind.NODE_VANISHED, "w2", 0);
  }

  private static String line(String node, String name, String mode) {
    return "Container Name: /%s/%s, ID: %s, PidMode: %s"
        .formatted(node, name, Seen.id(node, name), mode);
  }

  private List<String> plain(Scan scan) {
    return text(scan).stream().filter(l -> !l.startsWith("#")).toList();
  }

  private List<String> hashed(Scan scan) {
    return text(scan).stream().filter(l -> l.startsWith("#")).toList();
  }

  private List<String> text(Scan scan) {
    StringBuilder text = new StringBuilder();
    try {
      evidence.write(scan, "harbor", ContainerFilter.Among.FULL, text);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return text.toString().lines().toList();
  }
}
