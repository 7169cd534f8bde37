package io.muster.watches;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.connection.ContainerEvent.Action;
import io.muster.connection.ContainerEvent.Happened;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NewContainersTests {

  private final NewContainers news = new NewContainers(2);

  private boolean add(Action action, String id) {
    return news.add(new Happened(action, id));
  }

  private String next() throws InterruptedException {
    return news.next(Duration.ofMillis(1)).orElse("none");
  }

  @Test
  void whatIsCreatedAndStartedIsInspectedOnce() throws InterruptedException {
    add(Action.CREATE, "a");
    add(Action.START, "a");
    assertThat(next()).isEqualTo("a");
    add(Action.START, "a");
    assertThat(next()).isEqualTo("none");
  }

  @Test
  void aNewNameIsLookedAtAnew() throws InterruptedException {
    add(Action.CREATE, "a");
    next();
    add(Action.RENAME, "a");
    assertThat(next()).isEqualTo("a");
  }

  @Test
  void whatHasNoRoomIsToldAndNotDroppedInSilence() throws InterruptedException {
    assertThat(add(Action.CREATE, "a")).isTrue();
    assertThat(add(Action.CREATE, "b")).isTrue();
    assertThat(add(Action.START, "b")).as("it waits already").isTrue();
    assertThat(add(Action.CREATE, "c")).isFalse();
    news.clear();
    assertThat(next()).isEqualTo("none");
    assertThat(add(Action.START, "a")).isTrue();
    assertThat(next()).as("it was never inspected").isEqualTo("a");
  }
}
