package io.muster.findings;

import io.muster.identity.Scope;

/** How findings stood, as far as a viewer may see them. */
public final class StandsSeen {

  private StandsSeen() {}

  /**
   * In SQL, what stands after {@code from}: the rows {@code a} of {@code finding_stand} in the
   * scope, of whose boundaries, the parameter {@code :scope}, each is found by an index. When they
   * held is for the statement to say, as {@code a.during @> …}.
   */
  public static String sql(Scope scope) {
    return scope.all()
        ? "finding_stand a"
        : """
        unnest(:scope::uuid[]) as seen (boundary_id)
          join finding_stand a on a.boundary_id = seen.boundary_id
        """;
  }
}
