package io.muster.exceptions;

/** In which order a list of requests stands. */
public enum ExceptionOrder {
  /**
   * Those that wait for someone first, the longest waiting on top, then by number, newest first.
   */
  WAITING(
      "(s.state in ('SUBMITTED', 'ENDORSED', 'RETURNED')) desc, case when s.state in ('SUBMITTED',"
          + " 'ENDORSED', 'RETURNED') then s.at end, r.number desc"),
  NEWEST("r.number desc"),
  OLDEST("r.number"),
  ENDING("coalesce(t.until_day, x.until_day) nulls last, r.number desc"),
  ENDING_LAST("coalesce(t.until_day, x.until_day) desc nulls last, r.number desc"),
  TITLE("lower(x.title), r.number desc"),
  TITLE_BACKWARDS("lower(x.title) desc, r.number desc");

  private final String sql;

  ExceptionOrder(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
