package io.muster.findings;

/** In which order a list of findings stands. */
public enum FindingOrder {
  /**
   * Unaddressed ones first, then accepted, then documented, of each the ones without the system
   * label first, then the newest; at last those that ended, the newest first.
   */
  WORST("s.system, f.opened_at desc, f.id"),
  NEWEST("f.opened_at desc, f.id"),
  OLDEST("f.opened_at, f.id"),
  LATEST_ENDED("f.ended_at desc nulls last, f.opened_at desc, f.id"),
  FIRST_ENDED("f.ended_at nulls last, f.opened_at, f.id"),
  SUBJECT("p.node, p.name, f.opened_at desc, f.id"),
  SUBJECT_BACKWARDS("p.node desc, p.name desc, f.opened_at desc, f.id"),
  CLUSTER("lower(v.name), p.node, p.name, f.opened_at desc, f.id"),
  CLUSTER_BACKWARDS("lower(v.name) desc, p.node, p.name, f.opened_at desc, f.id");

  private final String sql;

  FindingOrder(String sql) {
    this.sql = sql;
  }

  /** In SQL. That those that ended come last in {@link #WORST} is not said in it. */
  String sql() {
    return sql;
  }
}
