package io.muster.watches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class AskingTests {

  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");

  private Instant now = START;
  private final List<Instant> asked = new ArrayList<>();
  private BooleanSupplier answer = () -> true;

  private Asking asking(Instant last) {
    return new Asking(
        () -> {
          boolean added = answer.getAsBoolean();
          if (added) {
            asked.add(now);
          }
          return added;
        },
        INTERVAL,
        moving(),
        last);
  }

  private Clock moving() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }
    };
  }

  private void after(Duration time, Asking asking) {
    now = now.plus(time);
    asking.settle();
  }

  @Test
  void whatComesWithinTheIntervalIsAskedForAfterIt() {
    Asking asking = asking(null);
    asking.settle();
    assertThat(asked).as("nothing is owed").isEmpty();
    asking.owe();
    asking.settle();
    asking.owe();
    asking.owe();
    after(Duration.ofSeconds(9), asking);
    assertThat(asked).containsExactly(START);
    assertThat(asking.owes()).isTrue();
    after(Duration.ofSeconds(1), asking);
    after(Duration.ofMinutes(1), asking);
    assertThat(asked).containsExactly(START, START.plus(INTERVAL));
  }

  @Test
  void theIntervalCountsFromTheEndOfASlowRequest() {
    answer =
        () -> {
          now = now.plusSeconds(3);
          return true;
        };
    Asking asking = asking(null);
    asking.owe();
    asking.settle();
    asking.owe();
    after(Duration.ofSeconds(9), asking);
    assertThat(asked).containsExactly(START.plusSeconds(3));
    after(Duration.ofSeconds(1), asking);
    assertThat(asked).hasSize(2);
  }

  @Test
  void theIntervalCountsFromWhatAnotherInstanceAskedFor() {
    Asking asking = asking(START.minusSeconds(4));
    asking.owe();
    asking.settle();
    assertThat(asked).isEmpty();
    after(Duration.ofSeconds(6), asking);
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatCannotBeAskedForYetStaysOwed() {
    Asking asking = asking(null);
    answer = () -> false;
    asking.owe();
    asking.settle();
    answer = () -> true;
    after(Duration.ofSeconds(1), asking);
    assertThat(asked).containsExactly(START.plusSeconds(1));
    answer =
        () -> {
          throw new IllegalStateException("no database");
        };
    asking.owe();
    now = now.plus(INTERVAL);
    assertThatThrownBy(asking::settle).isInstanceOf(IllegalStateException.class);
    assertThat(asking.owes()).isTrue();
  }

  @Test
  void whatComesWhileOneIsAskedForIsOwedAnew() {
    Asking[] itself = new Asking[1];
    answer =
        () -> {
          itself[0].owe();
          return true;
        };
    itself[0] = asking(null);
    itself[0].owe();
    itself[0].settle();
    assertThat(itself[0].owes()).isTrue();
  }
}
