package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerDatabaseTests {

  @TempDir Path directory;

  @BeforeEach
  void unpackTheServerOnceForAllTests() throws IOException {
    Path unpacked = Path.of("target", "test-server").toAbsolutePath();
    ServerBinaries.unpackedIn(unpacked);
    Files.createSymbolicLink(directory.resolve("server"), unpacked);
  }

  @AfterEach
  void forgetTheUnpackedServer() throws IOException {
    Files.delete(directory.resolve("server"));
  }

  @Test
  void dataAreKeptAndTheServerIsSafeAndPrivate() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start(directory);
        Connection owner = asOwner(server)) {
      run(owner, "create table kept (word text)");
      run(owner, "insert into kept values ('still here')");

      assertThat(answer(owner, "show fsync")).isEqualTo("on");
      assertThat(answer(owner, "show synchronous_commit")).isEqualTo("on");
      assertThat(answer(owner, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(answer(owner, "show data_checksums")).isEqualTo("on");
      assertThat(
              answer(
                  owner,
                  "select datlocprovider::text || ' ' || datlocale from pg_database where datname ="
                      + " 'muster'"))
          .isEqualTo("b C.UTF-8");
      assertThat(answer(owner, "select rolsuper::text from pg_roles where rolname = current_user"))
          .isEqualTo("false");
    }
    assertThat(permissions("")).isEqualTo("rwx------");
    assertThat(permissions("cluster")).isEqualTo("rwx------");
    assertThat(permissions("passwords.properties")).isEqualTo("rw-------");
    try (EmbeddedServer server = EmbeddedServer.start(directory);
        Connection owner = asOwner(server)) {
      assertThat(answer(owner, "select word from kept")).isEqualTo("still here");
    }
  }

  @Test
  void nobodyConnectsWithoutThePassword() {
    try (EmbeddedServer server = EmbeddedServer.start(directory)) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(server.url(), Roles.SUPERUSER, "guessed").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void aSecondPortalOnTheSameHomeIsRefusedAndTheFirstKeepsRunning() throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start(directory)) {
      assertThatThrownBy(() -> EmbeddedServer.start(directory))
          .isInstanceOf(CannotStart.class)
          .hasMessage("Another Muster portal is running on " + directory + ".");
      try (Connection owner = asOwner(server)) {
        assertThat(answer(owner, "select 'alive'")).isEqualTo("alive");
      }
    }
  }

  @Test
  void whatAnInterruptedFirstStartLeftIsMadeAnew() throws Exception {
    Path halfMade = Files.createDirectories(directory.resolve("cluster-unfinished/base"));
    Files.writeString(halfMade.resolveSibling("PG_VERSION"), "18\n");
    try (EmbeddedServer server = EmbeddedServer.start(directory);
        Connection owner = asOwner(server)) {
      assertThat(answer(owner, "select current_database()")).isEqualTo("muster");
    }
    assertThat(directory.resolve("cluster-unfinished")).doesNotExist();
  }

  @Test
  void aPidFileThatNamesAnotherProcessIsNoHindrance() throws Exception {
    EmbeddedServer.start(directory).close();
    long aProcessThatIsNoServer = ProcessHandle.current().pid();
    Files.writeString(
        directory.resolve("cluster/postmaster.pid"),
        aProcessThatIsNoServer + "\n" + directory.resolve("cluster") + "\n1\n5432\n\n127.0.0.1\n");
    try (EmbeddedServer server = EmbeddedServer.start(directory);
        Connection owner = asOwner(server)) {
      assertThat(answer(owner, "select 'alive'")).isEqualTo("alive");
    }
  }

  @Test
  void dataOfAnotherPostgreSqlReleaseAreRefusedAndLeftAlone() throws Exception {
    Files.createDirectories(directory.resolve("cluster"));
    Files.writeString(
        directory.resolve("passwords.properties"), "superuser=a\nowner=b\napplication=c");
    Path version = Files.writeString(directory.resolve("cluster/PG_VERSION"), "17\n");
    assertThatThrownBy(() -> EmbeddedServer.start(directory))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(
            "was written by PostgreSQL 17, and this Muster carries PostgreSQL 18");
    assertThat(version).hasContent("17\n");
  }

  @Test
  void aDirectoryThatIsNoDatabaseIsRefusedAndLeftAlone() throws Exception {
    Files.writeString(
        directory.resolve("passwords.properties"), "superuser=a\nowner=b\napplication=c");
    Path somebodys = Files.createDirectories(directory.resolve("cluster")).resolve("letter.txt");
    Files.writeString(somebodys, "dear all");
    assertThatThrownBy(() -> EmbeddedServer.start(directory))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("holds no PostgreSQL database");
    assertThat(somebodys).hasContent("dear all");
  }

  @Test
  void aDatabaseWithoutItsPasswordsIsRefusedWithTheFileToRestore() throws Exception {
    EmbeddedServer.start(directory).close();
    Files.delete(directory.resolve("passwords.properties"));
    assertThatThrownBy(() -> EmbeddedServer.start(directory))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("passwords.properties");
  }

  private String permissions(String path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(directory.resolve(path).normalize()));
  }

  private static Connection asOwner(EmbeddedServer server) throws SQLException {
    return DriverManager.getConnection(server.url(), Roles.OWNER, server.passwords().owner());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String answer(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
