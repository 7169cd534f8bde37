package io.muster.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.Invalid;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class SameNameDatabaseTests {

  private static final int MANY = 6;

  @Autowired Fleet fleet;
  @Autowired Clusters clusters;
  @Autowired ClusterManagement management;

  @Test
  void ofManyWhoRegisterTheSameNameAtOnceOneGetsItAndTheOthersAreToldSo() throws Exception {
    var boundary = fleet.aBoundary();
    List<Object> outcomes =
        atOnce(n -> fleet.clusterIn(boundary, n % 2 == 0 ? "harbor" : "HARBOR").id());

    assertThat(outcomes).filteredOn(o -> !(o instanceof Throwable)).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Throwable.class::isInstance)
        .hasSize(MANY - 1)
        .allSatisfy(
            o ->
                assertThat(o)
                    .isInstanceOfSatisfying(
                        Invalid.class,
                        i -> assertThat(i.fields().getFirst().field()).isEqualTo("name")));
    assertThat(clusters.list(Scope.EVERYTHING, ClusterFilter.anyIn(boundary.id()))).hasSize(1);
  }

  @Test
  void manyWhoEditOneClusterAtOnceFollowOneAnother() throws Exception {
    var harbor = fleet.harborIn(fleet.aBoundary());
    List<Object> outcomes =
        atOnce(
            n ->
                management
                    .edit(
                        Actor.portal("test"),
                        harbor.id(),
                        harbor.details().withLabels(Map.of("n", String.valueOf(n))))
                    .id());

    assertThat(outcomes).hasSize(MANY).allMatch(harbor.id()::equals);
    assertThat(clusters.get(harbor.id(), Scope.EVERYTHING).labels()).containsOnlyKeys("n");
  }

  private interface Deed {
    Object by(int number);
  }

  private static List<Object> atOnce(Deed deed) throws Exception {
    var start = new CountDownLatch(1);
    List<Future<Object>> running = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < MANY; n++) {
        int number = n;
        Callable<Object> one =
            () -> {
              start.await();
              try {
                return deed.by(number);
              } catch (RuntimeException refused) {
                return refused;
              }
            };
        running.add(threads.submit(one));
      }
      start.countDown();
    }
    List<Object> outcomes = new ArrayList<>();
    for (Future<Object> one : running) {
      outcomes.add(one.get());
    }
    return outcomes;
  }
}
