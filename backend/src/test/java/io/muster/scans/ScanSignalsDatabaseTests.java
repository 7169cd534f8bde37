package io.muster.scans;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.shared.ScanId;
import io.muster.testing.PortalTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What one instance says about scans the others hear, however many scans it is about. */
@PortalTest
class ScanSignalsDatabaseTests {

  @Autowired ScanSignals signals;
  @Autowired ScanStages stages;

  @Test
  void aRunOfAThousandScansIsHeardWhole() throws InterruptedException {
    List<ScanId> thousand = Stream.generate(ScanId::random).limit(1000).toList();
    Set<String> wanted = thousand.stream().map(ScanId::toString).collect(Collectors.toSet());
    Set<String> heard = ConcurrentHashMap.newKeySet();
    ScanSignals.Listener ear = heard::addAll;
    signals.add(ear);
    try {
      stages.signal(thousand);
      Instant until = Instant.now().plusSeconds(20);
      while (!heard.containsAll(wanted) && Instant.now().isBefore(until)) {
        Thread.sleep(20);
      }
      assertThat(heard).containsAll(wanted);
    } finally {
      signals.remove(ear);
    }
  }
}
