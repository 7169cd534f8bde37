package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.MusterApplication;
import io.muster.testing.PortalProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A portal and a database that do not belong together: it does not start, and says why. */
class RefusedMigrationDatabaseTests {

  private static final String DATABASE = "refused_test";

  @TempDir static Path directory;

  @BeforeAll
  static void aDatabaseOfThisVersion() {
    TestServer.createDatabase(DATABASE);
    FlywayConnectionDetails owner = owner();
    Flyway.configure()
        .dataSource(application().getJdbcUrl(), owner.getUsername(), owner.getPassword())
        .locations("classpath:db/migration")
        .placeholders(Map.of("application_role", String.valueOf(application().getUsername())))
        .load()
        .migrate();
  }

  @Test
  void aDatabaseThatANewerPortalMigratedIsRefusedWithWhatToDo() throws Exception {
    asOwner(
        """
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, checksum, installed_by,
            execution_time, success)
        values (100000, '29990101.0000', 'of a later version', 'SQL',
          'V29990101.0000__of_a_later_version.sql', 1, current_user, 1, true)
        """);
    try {
      String said = refused("newer");
      assertThat(said)
          .contains(
              "The database was already used by a newer version of Muster than this one.",
              "29990101.0000",
              "Start that newer version, or restore the backup that was made before the upgrade.");
    } finally {
      asOwner("delete from flyway_schema_history where installed_rank = 100000");
    }
  }

  @Test
  void aMigrationThatWasChangedAfterItRanIsRefusedToo() throws Exception {
    asOwner("update flyway_schema_history set checksum = checksum + 1 where installed_rank = 1");
    try {
      assertThat(refused("changed"))
          .contains(
              "The database's history of migrations is not the one that this version of Muster"
                  + " made.",
              "Nobody may change migrations that ran.")
          .doesNotContain("newer version of Muster than this one");
    } finally {
      asOwner("update flyway_schema_history set checksum = checksum - 1 where installed_rank = 1");
    }
  }

  private static String refused(String name) throws IOException, InterruptedException {
    try (PortalProcess portal =
        PortalProcess.start(
            MusterApplication.class, directory.resolve(name + "-home"), name, settings())) {
      assertThat(portal.ended()).isNotZero();
      assertThat(portal.log()).doesNotContain("Tomcat started", owner().getPassword());
      return portal.log();
    }
  }

  private static List<String> settings() {
    return List.of(
        "--spring.datasource.url=" + application().getJdbcUrl(),
        "--spring.datasource.username=" + application().getUsername(),
        "--spring.datasource.password=" + application().getPassword(),
        "--spring.flyway.user=" + owner().getUsername(),
        "--spring.flyway.password=" + owner().getPassword());
  }

  private static JdbcConnectionDetails application() {
    return TestServer.asApplication(DATABASE);
  }

  private static FlywayConnectionDetails owner() {
    return TestServer.asOwner(DATABASE);
  }

  private static void asOwner(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                application().getJdbcUrl(), owner().getUsername(), owner().getPassword());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
