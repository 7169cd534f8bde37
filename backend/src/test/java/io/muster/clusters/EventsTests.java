package io.muster.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.muster.testing.pki.TestAuthority;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventsTests {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final ClusterDetails HARBOR = ClusterDetails.named("harbor", Boundary.DEFAULT);

  @Test
  void anEditOfTheLabelsAloneChangesNeitherBoundaryNorEndpointNorAnchors() {
    var edited = edited(HARBOR.withLabels(Map.of("tier", "gold")));
    assertThat(edited.boundaryChanged()).isFalse();
    assertThat(edited.endpointChanged()).isFalse();
    assertThat(edited.trustAnchorsChanged()).isFalse();
    assertThat(edited.auditLine().details()).containsOnlyKeys("labels.before", "labels.after");
  }

  @Test
  void anEditSaysWhatItChanged() {
    var root = TestAuthority.create("Example Root");
    var edited =
        edited(
            HARBOR
                .withEndpoint("https://mke.example.mil:443")
                .withTrustAnchors(TrustAnchors.checked(root.certificatePem())));
    assertThat(edited.endpointChanged()).isTrue();
    assertThat(edited.trustAnchorsChanged()).isTrue();
    assertThat(edited.auditLine().details().get("trustAnchors.after").toString())
        .matches("[0-9a-f]{64}");
  }

  @Test
  void onlyWhatMovesVerdictsIsAPolicy() {
    var before = BoundaryDetails.named("shipyard");
    assertThat(edited(before, before.withName("dock")).policyChanged()).isFalse();
    assertThat(edited(before, before.withAllowedAgeDays(3)).policyChanged()).isTrue();
    assertThat(edited(before, before.withSystemLabel("org.example")).policyChanged()).isTrue();
  }

  private static ClusterEdited edited(ClusterDetails after) {
    return new ClusterEdited(ClusterId.random(), HARBOR, after, NOON, Actor.portal("test").who());
  }

  private static BoundaryEdited edited(BoundaryDetails before, BoundaryDetails after) {
    return new BoundaryEdited(Boundary.DEFAULT, before, after, NOON, Actor.portal("test").who());
  }
}
