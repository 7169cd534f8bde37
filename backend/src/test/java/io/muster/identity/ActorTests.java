package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.AccountId;
import io.muster.shared.BoundaryId;
import io.muster.shared.Forbidden;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody may is what their grants say, role by role and boundary by boundary. */
class ActorTests {

  private final BoundaryId ours = new BoundaryId(UUID.randomUUID());
  private final BoundaryId theirs = new BoundaryId(UUID.randomUUID());

  @ParameterizedTest
  @EnumSource(Role.class)
  void aRoleInOneBoundaryIsNoneInAnotherAndNoneEverywhere(Role role) {
    Actor actor = holding(new Grant(role, ours));
    assertThatCode(() -> actor.require(ours, role)).doesNotThrowAnyException();
    assertThatThrownBy(() -> actor.require(theirs, Role.values())).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> actor.requireEverywhere(Role.values())).isInstanceOf(Forbidden.class);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void noRoleStandsForAnother(Role role) {
    Role[] others = Arrays.stream(Role.values()).filter(r -> r != role).toArray(Role[]::new);
    Actor here = holding(new Grant(role, ours));
    Actor everywhere = holding(new Grant(role, null));
    assertThatThrownBy(() -> here.require(ours, others))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining(others[0].title());
    assertThatThrownBy(() -> everywhere.requireEverywhere(others)).isInstanceOf(Forbidden.class);
  }

  @Test
  void whoHoldsNothingMayNothingAndSeesNothing() {
    Actor nobody = holding();
    assertThatThrownBy(() -> nobody.require(ours, Role.values())).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> nobody.requireEverywhere(Role.values())).isInstanceOf(Forbidden.class);
    assertThat(nobody.scope()).isEqualTo(new Scope(false, Set.of()));
    Actor lacking = holding(new Grant(Role.ISSM, null)).withoutRoles();
    assertThat(lacking.scope()).isEqualTo(new Scope(false, Set.of()));
  }

  @Test
  void oneSeesTheBoundariesInWhichOneHoldsARoleAndAllByARoleInAll() {
    assertThat(holding(new Grant(Role.ISSO, ours)).scope())
        .isEqualTo(new Scope(false, Set.of(ours)));
    assertThat(holding(new Grant(Role.AUDITOR, null)).scope().all()).isTrue();
  }

  @Test
  void asARoleOneSeesWhereOneHoldsThatRole() {
    Actor actor = holding(new Grant(Role.ISSM, ours), new Grant(Role.AUDITOR, null));
    assertThat(actor.scopeAs(Role.ISSM)).isEqualTo(new Scope(false, Set.of(ours)));
    assertThat(actor.scopeAs(Role.AO)).isEqualTo(new Scope(false, Set.of()));
  }

  private static Actor holding(Grant... grants) {
    return new Actor(
        new AccountId(UUID.randomUUID()),
        "iris",
        "Iris",
        Arrays.stream(grants).collect(Collectors.toSet()));
  }
}
