package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the production schema, plus one table of each kind made the way a module makes its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesDatabaseTests {

  private static final String DATABASE = "roles_test";

  @BeforeAll
  void migrateAndAddATableOfEachKind() throws SQLException {
    TestServer.createDatabase(DATABASE);
    flyway(Roles.APPLICATION).migrate();
    try (Connection owner = asOwner()) {
      run(owner, "create table verdict_sample (id int primary key, word text)");
      run(
          owner,
          "create trigger append_only before update or delete or truncate on verdict_sample"
              + " for each statement execute function refuse_change()");
      run(owner, "create table interval_sample (id int primary key, until_at timestamptz)");
      run(
          owner,
          "create function sample_once() returns trigger language plpgsql as 'begin return new;"
              + " end'");
      run(
          owner,
          "create trigger sample_closed_once before update on interval_sample"
              + " for each row execute function sample_once()");
      run(owner, "create table plain_sample (id int primary key)");
    }
    flyway(Roles.APPLICATION).migrate();
  }

  @Test
  void thePortalAddsToAnAppendOnlyTableAndReadsIt() throws SQLException {
    try (Connection portal = asPortal()) {
      run(portal, "insert into verdict_sample values (1, 'Open')");
      assertThat(rows(portal, "select word from verdict_sample where id = 1"))
          .containsExactly("Open");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update verdict_sample set word = 'Not a Finding'",
        "delete from verdict_sample",
        "truncate verdict_sample",
        "delete from interval_sample",
        "truncate interval_sample",
        "truncate plain_sample",
        "drop table plain_sample",
        "alter table verdict_sample disable trigger append_only",
        "create table of_my_own (id int)",
        "select * from flyway_schema_history",
        "set role muster_owner"
      })
  void thePortalMayNot(String statement) throws SQLException {
    try (Connection portal = asPortal()) {
      assertThatThrownBy(() -> run(portal, statement))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s)ERROR: (permission denied|must be owner).*");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into interval_sample values (7, null)",
        "update interval_sample set until_at = now() where id = 7",
        "insert into plain_sample values (7)",
        "delete from plain_sample",
        "delete from spring_session"
      })
  void thePortalMay(String statement) throws SQLException {
    try (Connection portal = asPortal()) {
      run(portal, statement);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update verdict_sample set word = 'x'",
        "delete from verdict_sample",
        "truncate verdict_sample"
      })
  void evenTheOwnerDoesNotRewriteAnAppendOnlyTable(String statement) throws SQLException {
    try (Connection owner = asOwner()) {
      assertThatThrownBy(() -> run(owner, statement))
          .hasMessageContaining("rows of verdict_sample are added, never changed or deleted");
    }
  }

  @Test
  void noTableOfTheSchemaLetsThePortalTruncateAndNoAppendOnlyTableLetsItChangeARow()
      throws SQLException {
    try (Connection portal = asPortal()) {
      assertThat(
              rows(
                  portal,
                  """
                  select c.relname from pg_class c
                  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                    and (has_table_privilege(c.oid, 'truncate')
                      or exists (select from pg_trigger t
                                 where t.tgrelid = c.oid and t.tgname like '%append\\_only%')
                         and (has_any_column_privilege(c.oid, 'update')
                           or has_table_privilege(c.oid, 'delete')))
                  """))
          .isEmpty();
    }
  }

  @Test
  void aDatabaseOfOneSingleUserMigratesToo() throws SQLException {
    TestServer.createDatabase("single_user_test");
    var owner = TestServer.asOwner("single_user_test");
    var result =
        configured(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword(), Roles.OWNER)
            .migrate();
    assertThat(result.success).isTrue();
    try (Connection connection =
        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())) {
      assertThat(rows(connection, "select count(*) from spring_session")).containsExactly("0");
    }
  }

  private static Flyway flyway(String applicationRole) {
    var owner = TestServer.asOwner(DATABASE);
    return configured(
        owner.getJdbcUrl(), owner.getUsername(), owner.getPassword(), applicationRole);
  }

  private static Flyway configured(
      String url, String user, String password, String applicationRole) {
    return Flyway.configure()
        .dataSource(url, user, password)
        .locations("classpath:db/migration")
        .placeholders(Map.of("application_role", applicationRole))
        .load();
  }

  private static Connection asOwner() throws SQLException {
    var owner = TestServer.asOwner(DATABASE);
    return DriverManager.getConnection(
        owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
  }

  private static Connection asPortal() throws SQLException {
    var portal = TestServer.asApplication(DATABASE);
    return DriverManager.getConnection(
        portal.getJdbcUrl(), portal.getUsername(), portal.getPassword());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> rows(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(found.getString(1));
      }
      return rows;
    }
  }
}
