package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.testing.PortalProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledPortalDatabaseTests {

  @TempDir Path directory;

  @AfterEach
  void leaveNoServerBehind() throws IOException {
    if (Files.exists(postgres())) {
      EmbeddedServer.start(postgres()).close();
    }
  }

  @Test
  void whatWasCommittedIsThereAfterAKillAndASecondPortalWasRefusedMeanwhile() throws Exception {
    try (PortalProcess first = PortalProcess.on(home(), "first").started()) {
      remember("before the kill");

      try (PortalProcess second = PortalProcess.on(home(), "second")) {
        assertThat(second.ended()).isNotZero();
        assertThat(second.log()).contains("Another Muster portal is running on " + postgres());
      }
      remember("after the refusal");
      first.kill();
    }
    assertThat(serverOfThisHome()).as("the server outlives its portal").isPresent();

    try (PortalProcess third = PortalProcess.on(home(), "third").started()) {
      assertThat(third.log()).contains("A database server of an earlier portal still runs");
      assertThat(remembered()).contains("before the kill", "after the refusal");

      third.stop();
      assertThat(third.log()).doesNotContain("FATAL", "terminating connection");
    }
    assertThat(serverOfThisHome()).as("an orderly stop ends the server too").isEmpty();
  }

  private void remember(String words) throws IOException, SQLException {
    try (Connection connection = asApplication();
        var insert =
            connection.prepareStatement(
                "insert into spring_session values (?, ?, 0, 0, 0, 9223372036854775807, ?)")) {
      insert.setString(1, words);
      insert.setString(2, words);
      insert.setString(3, words);
      insert.executeUpdate();
    }
  }

  private List<String> remembered() throws IOException, SQLException {
    try (Connection connection = asApplication();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select principal_name from spring_session")) {
      var words = new ArrayList<String>();
      while (rows.next()) {
        words.add(rows.getString(1));
      }
      return words;
    }
  }

  private Connection asApplication() throws IOException, SQLException {
    String port = Files.readAllLines(pidFile()).get(3);
    Passwords passwords = Passwords.in(postgres().resolve("passwords.properties"));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/muster",
        Roles.APPLICATION,
        passwords.application());
  }

  private Optional<ProcessHandle> serverOfThisHome() throws IOException {
    return Files.exists(pidFile())
        ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip()))
        : Optional.empty();
  }

  private Path pidFile() {
    return postgres().resolve("cluster/postmaster.pid");
  }

  private Path postgres() {
    return home().resolve("postgres");
  }

  private Path home() {
    return directory.resolve("home");
  }
}
