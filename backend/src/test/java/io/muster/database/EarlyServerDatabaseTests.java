package io.muster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.mock.env.MockEnvironment;

/** The embedded server that starts while the portal is put together. */
class EarlyServerDatabaseTests {

  private final SpringApplication portal = new SpringApplication();
  private final EarlyServer early = new EarlyServer();

  @TempDir Path directory;

  @Test
  void whoComesForItGetsTheOneThatWasBegunAndItGoesWithAPortalThatCannotStart() {
    MockEnvironment environment = home("fresh");
    prepared(environment);
    try (EmbeddedServer server = early.take(environment)) {
      assertThat(postmaster("fresh")).exists();
      failed();
      assertThat(postmaster("fresh")).as("taken: whoever has it closes it").exists();
      assertThat(server.port()).isPositive();
    }
    assertThat(postmaster("fresh")).doesNotExist();

    EarlyServer again = new EarlyServer();
    again.onApplicationEvent(prepared(environment, portal));
    again.onApplicationEvent(failed(portal));
    assertThat(postmaster("fresh")).as("nobody came for it").doesNotExist();
  }

  @Test
  void whyItCannotStartIsToldToWhoeverComesForIt() throws Exception {
    Files.createDirectories(directory.resolve("real/postgres"));
    MockEnvironment environment = home("real");
    environment.addActiveProfile("demo");
    prepared(environment);
    assertThatThrownBy(() -> early.take(environment)).isInstanceOf(CannotStart.class);
    failed();
  }

  @Test
  void noneIsBegunWhereADatabaseIsNamed() {
    MockEnvironment environment = home("none");
    environment.setProperty("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/other");
    prepared(environment);
    failed();
    assertThat(directory.resolve("none")).doesNotExist();
  }

  private MockEnvironment home(String name) {
    return new MockEnvironment().withProperty("muster.home", directory.resolve(name).toString());
  }

  private Path postmaster(String home) {
    return directory.resolve(home).resolve("postgres/cluster/postmaster.pid");
  }

  private void prepared(MockEnvironment environment) {
    early.onApplicationEvent(prepared(environment, portal));
  }

  private void failed() {
    early.onApplicationEvent(failed(portal));
  }

  private static ApplicationEnvironmentPreparedEvent prepared(
      MockEnvironment environment, SpringApplication portal) {
    return new ApplicationEnvironmentPreparedEvent(
        new DefaultBootstrapContext(), portal, new String[0], environment);
  }

  private static ApplicationFailedEvent failed(SpringApplication portal) {
    return new ApplicationFailedEvent(
        portal, new String[0], null, new IllegalStateException("broken"));
  }
}
