package io.muster.posture;

/** In which order the fleet list stands. */
public enum FleetOrder {
  /**
   * Open with the most unaddressed first, then Not Reviewed, documented, passed, not applicable.
   */
  WORST(
      """
      case s.verdict when 'OPEN' then 0 when 'NOT_REVIEWED' then 1
        when 'NOT_A_FINDING' then case when s.documented > 0 then 2 else 3 end else 4 end,
      s.unaddressed desc, lower(v.name), s.cluster_id
      """),
  NAME("lower(v.name), s.cluster_id"),
  BOUNDARY("lower(b.name), lower(v.name), s.cluster_id"),
  /** Never scanned first, then the longest ago. */
  LAST_SCAN("s.last_scan_at nulls first, lower(v.name), s.cluster_id");

  private final String sql;

  FleetOrder(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
