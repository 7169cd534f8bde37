package io.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GuardedLookupTests {

  private static final Destinations ALL = new Destinations(List.of());
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void aNameThatLeadsToAMetadataServiceIsRefused() {
    assertThatThrownBy(() -> answering("169.254.169.254").of("mke.example.mil"))
        .isInstanceOf(AddressRefused.class);
  }

  @Test
  void oneBadAddressAmongGoodOnesIsEnough() {
    assertThatThrownBy(() -> answering("192.0.2.10 fd00:ec2::254").of("mke.example.mil"))
        .isInstanceOf(AddressRefused.class);
  }

  /** What was checked is what is answered: the name is not asked about a second time. */
  @Test
  void aNameThatChangesBetweenCheckAndConnectionChangesNothing() throws Exception {
    GuardedLookup lookup = answering("192.0.2.10", "169.254.169.254");
    assertThat(lookup.of("mke.example.mil")).containsExactly(InetAddress.ofLiteral("192.0.2.10"));
  }

  @Test
  void itIsAskedAnewForEachConnection() throws Exception {
    GuardedLookup lookup = answering("192.0.2.10", "169.254.169.254", "192.0.2.11");
    lookup.of("mke.example.mil");
    assertThatThrownBy(() -> lookup.of("mke.example.mil")).isInstanceOf(AddressRefused.class);
    assertThat(lookup.of("mke.example.mil")).containsExactly(InetAddress.ofLiteral("192.0.2.11"));
  }

  @Test
  void theListIsAskedAboutTheNameAndWhatItLeadsTo() throws Exception {
    Destinations site = new Destinations(List.of("10.1.0.0/16"));
    GuardedLookup lookup = answering(site, "10.1.0.9", "10.2.0.9");
    lookup.of("mke.example.mil");
    assertThatThrownBy(() -> lookup.of("mke.example.mil")).isInstanceOf(AddressRefused.class);
  }

  @Test
  void aNameServiceThatDoesNotAnswerIsNotWaitedForForEver() {
    CountDownLatch never = new CountDownLatch(1);
    GuardedLookup lookup =
        new GuardedLookup(
            ALL,
            Duration.ofMillis(20),
            host -> {
              try {
                never.await();
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
              return new InetAddress[0];
            });
    assertThatThrownBy(() -> lookup.of("mke.example.mil")).isInstanceOf(ResolvingTooSlow.class);
    never.countDown();
  }

  private static GuardedLookup answering(String... answers) {
    return answering(ALL, answers);
  }

  /** A name service that answers otherwise each time it is asked. */
  private static GuardedLookup answering(Destinations rule, String... answers) {
    Queue<String> left = new ArrayDeque<>(List.of(answers));
    return new GuardedLookup(
        rule,
        PATIENCE,
        host -> {
          if (left.isEmpty()) {
            throw new UnknownHostException(host);
          }
          return Arrays.stream(left.remove().split(" "))
              .map(InetAddress::ofLiteral)
              .toArray(InetAddress[]::new);
        });
  }
}
