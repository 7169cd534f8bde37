package io.muster.api;

import io.muster.identity.Account;
import io.muster.identity.Grant;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as the API tells it. */
record AccountView(
    UUID id,
    String username,
    String displayName,
    String email,
    List<GrantView> grants,
    boolean breakGlass,
    Instant createdAt,
    @Nullable Instant disabledAt) {

  /**
   * A role in a boundary.
   *
   * @param boundary its id, or absent for all boundaries
   * @param until the first instant at which it holds no more, or absent for no end
   */
  record GrantView(String role, @Nullable UUID boundary, @Nullable Instant until) {
    static GrantView of(Grant grant) {
      return new GrantView(
          grant.role().name(),
          grant.boundary() == null ? null : grant.boundary().value(),
          grant.until());
    }
  }

  static AccountView of(Account account, Instant now) {
    return new AccountView(
        account.id().value(),
        account.username(),
        account.displayName(),
        account.email(),
        account.grants(now).stream()
            .map(GrantView::of)
            .sorted(Comparator.comparing(g -> g.role() + g.boundary()))
            .toList(),
        account.breakGlass(),
        account.createdAt(),
        account.disabledAt());
  }
}
