package io.muster.posture;

/** In which order the fleet list stands; where that leaves a choice, by name. */
public enum FleetOrder {
  /**
   * Open with the most unaddressed first, then Not Reviewed, documented, passed, not applicable.
   */
  WORST(Keys.RANK + ", s.unaddressed desc"),
  BEST(Keys.RANK + " desc, s.unaddressed"),
  NAME("lower(v.name)"),
  NAME_BACKWARDS("lower(v.name) desc"),
  BOUNDARY("lower(b.name)"),
  BOUNDARY_BACKWARDS("lower(b.name) desc"),
  /** Most findings open in the checklist first. */
  MOST_OPEN(Keys.OPEN + " desc"),
  FEWEST_OPEN(Keys.OPEN),
  /** Most findings open by the rule alone first. */
  MOST_RAW("s.raw desc"),
  FEWEST_RAW("s.raw"),
  /** Never scanned first, then the longest ago. */
  LAST_SCAN("last_scan_at nulls first"),
  /** The latest first, never scanned last. */
  LATEST_SCAN("last_scan_at desc nulls last");

  private final String sql;

  FleetOrder(String key) {
    this.sql = key + ", lower(v.name), s.cluster_id";
  }

  String sql() {
    return sql;
  }

  /** Whether it goes by when clusters were scanned. */
  boolean byScans() {
    return this == LAST_SCAN || this == LATEST_SCAN;
  }

  /** What orders have in common. */
  private static final class Keys {
    static final String OPEN = "(s.raw - s.documented)";
    static final String RANK =
        """
        (case s.verdict when 'OPEN' then 0 when 'NOT_REVIEWED' then 1
          when 'NOT_A_FINDING' then case when s.documented > 0 then 2 else 3 end else 4 end)\
        """;
  }
}
