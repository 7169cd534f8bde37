package io.muster.credentials.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Bundles;
import io.muster.credentials.Errands;
import io.muster.credentials.KeyManagement;
import io.muster.credentials.KeyRotation;
import io.muster.credentials.KeyState;
import io.muster.credentials.Uploads;
import io.muster.database.MovedTime;
import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Proof;
import io.muster.identity.Role;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** On a database and a ring of its own; what the scheduler would do is done by hand. */
@Import(RotatedKeys.Idle.class)
abstract class RotatedKeys {

  /** Else the portal would rewrap too, whenever it looks what there is to be done. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Idle {

    @Bean
    @Primary
    MovedTime takesUpNothing(Clock clock, JdbcClient database) {
      return new MovedTime(clock, database);
    }
  }

  static final Path HOME = home();

  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired BundleManagement uploads;
  @Autowired Bundles bundles;
  @Autowired KeyManagement keys;
  @Autowired Vault vault;
  @Autowired Kek kek;
  @Autowired KeySource source;
  @Autowired Rewrapping rewrapping;
  @Autowired JdbcClient jdbc;
  @Autowired PlatformTransactionManager transactions;
  @Autowired ApplicationEventPublisher events;
  @Autowired Clock clock;

  Boundary boundary;
  Cluster harbor;
  Cluster drydock;
  Actor otis;
  Actor root;
  String old;

  @DynamicPropertySource
  static void ofItsOwn(DynamicPropertyRegistry settings) {
    settings.add("muster.home", HOME::toString);
    settings.add("db-scheduler.polling-interval", () -> "1h");
  }

  private static Path home() {
    try {
      return Files.createTempDirectory("muster-rotation");
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
  }

  @BeforeEach
  void twoClustersWithABundleEach() {
    boundary = fleet.aBoundary();
    harbor = fleet.harborIn(boundary);
    drydock = fleet.drydockIn(boundary);
    otis = cast.otisTheOperator(boundary.id()).actor();
    root =
        new Actor(null, "root", "root", Set.of(new Grant(Role.ADMINISTRATOR, null)))
            .provedBy(new Proof(Proof.Way.PASSWORD, clock.instant()));
    uploads.upload(otis, harbor.id(), Uploads.harbor().bytes());
    uploads.upload(otis, drydock.id(), Uploads.stranger().bytes());
    old = wrappingNow();
  }

  @AfterEach
  void nothingIsLeftBehind() {
    jdbc.sql("delete from bundle_secret").update();
    jdbc.sql("select id from kek_rotation where ended_at is null")
        .query(java.util.UUID.class)
        .optional()
        .ifPresent(open -> assertThat(rewrapping.pass(open)).isTrue());
  }

  String newKey() {
    RingKey made = RingKey.of(Seal.random(Seal.KEY_BYTES));
    source.file().add(made);
    kek.readAgain();
    return made.id();
  }

  String wrappingNow() {
    return jdbc.sql("select kek_id from kek_wrapping").query(String.class).single();
  }

  KeyState state(String id) {
    return keys.overview(root).keys().stream()
        .filter(k -> k.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  KeyRotation ended(KeyRotation rotation) {
    return keys.overview(root).rotations().stream()
        .filter(r -> r.id().equals(rotation.id()))
        .findFirst()
        .orElseThrow();
  }

  boolean everythingOpens() {
    return vault.open(harbor.id(), Errands.TEST).key() != null
        && vault.open(drydock.id(), Errands.TEST).key() != null;
  }
}
