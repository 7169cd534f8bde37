package io.muster.stig;

/** In which order a list of rules stands; equal ones by V-ID, then the newest release first. */
public enum RuleOrder {
  /** What answers the words best first; without words the worst severity first. */
  MATCH("rank desc, grade"),
  V_ID("number"),
  V_ID_BACKWARDS("number desc"),
  SEVERITY("grade"),
  SEVERITY_BACKWARDS("grade desc"),
  TITLE("lower(title)"),
  TITLE_BACKWARDS("lower(title) desc"),
  STIG_ID("rule_version"),
  STIG_ID_BACKWARDS("rule_version desc");

  private final String sql;

  RuleOrder(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql + ", number, released_on desc, release_number desc, release_id";
  }
}
