package io.muster.simulator;

import static io.muster.simulator.ContainerSpec.container;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What any Docker API tells of containers whose state, name or company changes. */
abstract class LifeContract extends ApiContract {

  @Test
  void whoListensHearsOfCreationStartAndNewName() {
    Instant now = Instant.now();
    List<Map<?, ?>> told =
        api()
            .told(
                // An engine answers before it listens: what happens in between it tells by this.
                "/events?since=%d.%09d&filters=".formatted(now.getEpochSecond(), now.getNano())
                    + URLEncoder.encode(
                        "{\"type\":[\"container\"],\"event\":[\"create\",\"start\",\"rename\"]}",
                        UTF_8),
                () -> {
                  host().stop(run(container("ev-web").pidHost()));
                  host().rename("ev-web", "ev-late");
                },
                3);
    assertThat(told).extracting(e -> at(e, "Action")).containsExactly("create", "start", "rename");
    assertThat(told).extracting(e -> at(e, "Type")).containsOnly("container");
    assertThat(told).extracting(e -> at(e, "Actor", "ID")).containsOnly(made.getLast());
    assertThat(told.getFirst().get("time")).isInstanceOf(Number.class);
    assertThat("/" + at(told.getFirst(), "Actor", "Attributes", "name"))
        .isEqualTo(listedName("ev-web"));
  }

  @Test
  void aNewNameDoesNotChangeTheId() {
    String id = run(container("rn-early"));
    host().rename("rn-early", "rn-late");
    assertThat(row(true, id).get("Names")).isEqualTo(List.of(listedName("rn-late")));
    assertThat(inspect("rn-late").get("Id")).isEqualTo(id);
  }

  @Test
  void aStoppedContainerIsListedOnlyWithAll() {
    String id = run(container("st-web").pidHost());
    host().stop(id);
    assertThat(ids(api().containers(false, "{}"))).doesNotContain(id);
    assertThat(row(true, id).get("State")).isEqualTo("exited");
    assertThat(at(inspect(id), "State", "Running")).isEqualTo(false);
    assertThat(pidMode(id)).isEqualTo("host");
  }

  @Test
  void aPausedContainerIsListedWithoutAll() {
    String id = run(container("pa-web"));
    host().pause(id);
    assertThat(row(false, id).get("State")).isEqualTo("paused");
    host().unpause(id);
    assertThat(row(false, id).get("State")).isEqualTo("running");
  }

  @Test
  void aCreatedContainerIsListedOnlyWithAll() {
    String id = host().create(container("cr-web"));
    made.add(id);
    assertThat(ids(api().containers(false, "{}"))).doesNotContain(id);
    assertThat(row(true, id).get("State")).isEqualTo("created");
  }

  @Test
  void whoJoinedTheHostsNamespaceOutlivesTheContainerItCameThrough() {
    String x = run(container("ho-x").pidHost());
    String y = run(container("ho-y").joining("ho-x"));
    host().remove(x);
    assertThat(row(false, y).get("State")).isEqualTo("running");
    assertThat(pidMode(y)).isEqualTo("container:" + x);
    host().stop(y);
    assertThatThrownBy(() -> host().start(y))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot join PID of a non running container");
  }

  @Test
  void whoJoinedAPrivateNamespaceDiesWithItsOwner() {
    String z = run(container("pr-z"));
    String w = run(container("pr-w").joining("pr-z"));
    String v = run(container("pr-v").joining("pr-w"));
    host().remove(z);
    host().awaitEnd(w);
    host().awaitEnd(v);
    assertThat(at(inspect(w), "State", "Status")).isEqualTo("exited");
    assertThat(at(inspect(v), "State", "Status")).isEqualTo("exited");
    assertThat(pidMode(w)).isEqualTo("container:" + z);
  }

  @Test
  void theSameNameCannotBeTakenTwice() {
    run(container("tw-web"));
    assertThatThrownBy(() -> run(container("tw-web")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("name \"/tw-web\" is");
  }
}
