package io.muster.testing;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the audit log says of a subject, by its id. */
@TestComponent
public class Audited {

  private final JdbcClient database;

  Audited(JdbcClient database) {
    this.database = database;
  }

  /** All that was done to it, in order. */
  public List<String> actions(Object subject) {
    return database
        .sql("select action from audit_event where subject_id = ? order by seq")
        .param(subject.toString())
        .query(String.class)
        .list();
  }

  /** What was told, as JSON, each time this was done to it, in order. */
  public List<String> details(Object subject, String action) {
    return database
        .sql("select details from audit_event where subject_id = ? and action = ? order by seq")
        .params(subject.toString(), action)
        .query(String.class)
        .list();
  }
}
