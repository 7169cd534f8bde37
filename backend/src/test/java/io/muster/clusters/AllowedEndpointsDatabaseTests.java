package io.muster.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Destinations;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.Person;
import io.muster.testing.PortalTest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever types an endpoint hears at once where this portal does not connect to. */
@PortalTest
class AllowedEndpointsDatabaseTests {

  @Autowired Clusters clusters;
  @Autowired Boundaries boundaries;
  @Autowired ProposalManagement proposals;
  @Autowired ApplicationEventPublisher events;
  @Autowired Clock clock;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired TransactionTemplate transaction;

  @Test
  void anEndpointOutsideTheListIsRefusedAndOneInsideIsNot() {
    Boundary boundary = fleet.aBoundary();
    Person otis = cast.otisTheOperator(boundary.id());
    ClusterManagement management = allowing("*.example.mil", "10.1.0.0/16");
    ClusterDetails typed =
        ClusterDetails.named("mast-" + UUID.randomUUID().toString().substring(0, 8), boundary.id());
    for (String outside : List.of("https://192.0.2.1:443", "https://[2001:db8::1]:443")) {
      assertThatThrownBy(
              () ->
                  transaction.execute(
                      s -> management.register(otis.actor(), typed.withEndpoint(outside))))
          .isInstanceOf(RefusedEndpoint.class)
          .hasMessageContaining("muster.endpoints.allowed");
    }
    Cluster made =
        transaction.execute(
            s ->
                management.register(
                    otis.actor(), typed.withEndpoint("https://mke.example.mil:443")));
    assertThat(made.details().endpoint()).isEqualTo("https://mke.example.mil:443");
    assertThatThrownBy(
            () ->
                transaction.execute(
                    s ->
                        management.edit(
                            otis.actor(),
                            made.id(),
                            made.details().withEndpoint("https://192.0.2.1:443"))))
        .isInstanceOf(RefusedEndpoint.class);
  }

  @Test
  void otherFactsOfAClusterAreEditedThoughItsEndpointIsNotOnTheListAnyMore() {
    Boundary boundary = fleet.aBoundary();
    Person otis = cast.otisTheOperator(boundary.id());
    ClusterDetails typed =
        ClusterDetails.named("mast-" + UUID.randomUUID().toString().substring(0, 8), boundary.id())
            .withEndpoint("https://mke.example.mil:443");
    Cluster made = transaction.execute(s -> allowing().register(otis.actor(), typed));
    Cluster edited =
        transaction.execute(
            s ->
                allowing("*.other.mil")
                    .edit(otis.actor(), made.id(), made.details().withEnvironment("test")));
    assertThat(edited.details().environment()).isEqualTo("test");
  }

  private ClusterManagement allowing(String... allowed) {
    return new ClusterManagement(
        clusters, boundaries, proposals, new Destinations(List.of(allowed)), events, clock);
  }
}
