package io.muster.credentials.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.clusters.Boundary;
import io.muster.clusters.Cluster;
import io.muster.credentials.BundleManagement;
import io.muster.credentials.Bundles;
import io.muster.credentials.Errands;
import io.muster.credentials.KeyManagement;
import io.muster.credentials.KeyRotation;
import io.muster.credentials.KeyState;
import io.muster.credentials.KeyState.Use;
import io.muster.credentials.Uploads;
import io.muster.credentials.reading.BundleReader;
import io.muster.credentials.reading.ParsedBundle;
import io.muster.identity.Actor;
import io.muster.identity.Grant;
import io.muster.identity.Proof;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.shared.BundleId;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import io.muster.testing.PortalTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** On a database and a ring of its own; what the scheduler would do is done by hand. */
@PortalTest
class RotationDatabaseTests {

  private static final Path HOME = home();

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
  @TempDir Path elsewhere;

  Boundary boundary;
  Cluster harbor;
  Cluster drydock;
  Actor otis;
  Actor root;
  String old;
  List<Kek> others = new ArrayList<>();

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
    others.forEach(Kek::leave);
    jdbc.sql("delete from bundle_secret").update();
    jdbc.sql("select id from kek_rotation where ended_at is null")
        .query(java.util.UUID.class)
        .optional()
        .ifPresent(open -> assertThat(rewrapping.pass(open)).isTrue());
  }

  @Test
  void aRotationWrapsEverythingAnewAndThenTheOldKeyIsNotNeeded() {
    List<String> before = sealedTexts();
    String fresh = newKey();
    assertThat(state(fresh).use()).isEqualTo(Use.READY);

    KeyRotation rotation = keys.rotate(root, fresh);

    assertThat(rotation.from()).isEqualTo(old);
    assertThat(state(fresh).use()).isEqualTo(Use.WRAPS);
    assertThat(state(old).use()).isEqualTo(Use.STILL_NEEDED);
    assertThat(state(old).wrapped()).containsExactly(2L, 0L, 0L, 0L);
    assertThat(everythingOpens()).isTrue();

    assertThat(rewrapping.pass(rotation.id())).isTrue();

    assertThat(state(old).use()).isEqualTo(Use.NO_LONGER_NEEDED);
    assertThat(state(fresh).wrapped()).containsExactly(2L, 0L, 0L, 0L);
    assertThat(everythingOpens()).isTrue();
    assertThat(sealedTexts()).as("what is sealed is not sealed anew").isEqualTo(before);
    assertThat(audited(rotation)).containsExactly("key.rotation-started", "key.rotation-finished");
    assertThat(ended(rotation).rewrapped()).isEqualTo(2);
    assertThatThrownBy(() -> keys.rotate(root, old)).isInstanceOf(Conflict.class);
  }

  @Test
  void onlyAFreshlyProvedAdministratorOfAllBoundariesRotates() {
    String fresh = newKey();
    Actor late = root.provedBy(new Proof(Proof.Way.PASSWORD, clock.instant().minusSeconds(301)));
    assertThatThrownBy(() -> keys.rotate(late, fresh)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> keys.rotate(otis, fresh)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> keys.overview(otis)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> keys.rotate(root, old)).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> keys.rotate(root, "0".repeat(32))).isInstanceOf(Invalid.class);
    assertThat(wrappingNow()).isEqualTo(old);
  }

  @Test
  void noRotationGoesToAKeyThatARunningInstanceLacks() {
    Kek behind = instance("behind", ringNow());
    String fresh = newKey();
    assertThatThrownBy(() -> keys.rotate(root, fresh))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("behind");
    behind.leave();
    assertThatCode(() -> keys.rotate(root, fresh)).doesNotThrowAnyException();
  }

  @Test
  void anInstanceWithoutTheKeyThatWrapsOrOneThatARowNeedsDoesNotStart() throws IOException {
    String without = ringNow();
    String fresh = newKey();
    KeyRotation rotation = keys.rotate(root, fresh);
    String alone = ringNow().lines().findFirst().orElseThrow();

    assertThatThrownBy(() -> instance("late", without))
        .isInstanceOf(KekTrouble.class)
        .hasMessageContaining("is not the one that this database is sealed by")
        .hasMessageContaining(fresh)
        .hasMessageNotContaining(alone);
    assertThatThrownBy(() -> instance("forgetful", alone))
        .isInstanceOf(KekTrouble.class)
        .hasMessageContaining("still wrapped")
        .hasMessageContaining(old + " (2)");

    rewrapping.pass(rotation.id());
    assertThatCode(() -> instance("forgetful", alone)).doesNotThrowAnyException();
  }

  @Test
  void aRunningInstanceKeepsTheKeysItNeedsWhenItsRingLosesThem() throws IOException {
    Path ring = elsewhere.resolve("shrinking");
    Kek other = instance("shrinking", ringNow());
    Files.writeString(ring, java.util.Base64.getEncoder().encodeToString(new byte[32]));
    other.readAgain();
    assertThat(other.ring().ids()).contains(old);
    Files.writeString(ring, "garbled");
    other.readAgain();
    assertThat(other.ring().ids()).contains(old);
  }

  @Test
  void aLostKeyIsNotReplacedByANewOne() {
    KeySource lost = new KeySource(elsewhere.toString(), "", "", "");
    assertThatThrownBy(() -> new Kek(jdbc, transactions, lost, true, "lost"))
        .isInstanceOf(KekTrouble.class)
        .hasMessageContaining("There is no key-encryption key");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aKeyIsMadeUnaskedOnlyForTheEmbeddedDefault() {
    KeySource named = new KeySource("", elsewhere.resolve("kek").toString(), "", "");
    KeySource unnamed = new KeySource(elsewhere.toString(), "", "", "");
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              jdbc.sql("delete from kek_wrapping").update();
              assertThatThrownBy(() -> new Kek(jdbc, transactions, named, true, "x"))
                  .isInstanceOfSatisfying(
                      KekTrouble.class, t -> assertThat(t.action()).contains("new-key"));
              assertThatThrownBy(() -> new Kek(jdbc, transactions, unnamed, false, "x"))
                  .isInstanceOfSatisfying(
                      KekTrouble.class, t -> assertThat(t.action()).contains("new-key"));
              status.setRollbackOnly();
            });
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(HOME.resolve("keys/kek")).exists();
  }

  @Test
  void aKillBetweenBatchesLosesNothingAndTheNextPassGoesOn() {
    KeyRotation rotation = keys.rotate(root, newKey());
    Rewrapping killed = new Rewrapping(jdbc, kek, failingAt(2), events, clock, 1);

    assertThatThrownBy(() -> killed.pass(rotation.id())).hasMessage("killed");

    assertThat(ended(rotation).rewrapped()).isEqualTo(1);
    assertThat(state(old).use()).isEqualTo(Use.STILL_NEEDED);
    assertThat(everythingOpens()).isTrue();
    assertThat(rewrapping.pass(rotation.id())).isTrue();
    assertThat(ended(rotation).rewrapped()).isEqualTo(2);
    assertThat(rewrapping.pass(rotation.id())).as("a second run after the end").isTrue();
    assertThat(audited(rotation)).hasSize(2);
  }

  @Test
  void whatDoesNotOpenKeepsTheOldKeyUntilItIsReplaced() {
    jdbc.sql(
            "update bundle_secret set sealed_key = set_bit(sealed_key, 7, 1 - get_bit(sealed_key,"
                + " 7)) where cluster_id = ?")
        .param(harbor.id().value())
        .update();
    KeyRotation rotation = keys.rotate(root, newKey());

    assertThat(rewrapping.pass(rotation.id())).isFalse();

    assertThat(ended(rotation).broken()).isEqualTo(1);
    assertThat(ended(rotation).endedAt()).isNull();
    assertThat(state(old).wrapped()).containsExactly(1L, 0L, 0L, 0L);
    assertThat(vault.open(drydock.id(), Errands.TEST)).isNotNull();
    uploads.upload(otis, harbor.id(), Uploads.harbor().bytes());
    assertThat(rewrapping.pass(rotation.id())).isTrue();
    assertThat(everythingOpens()).isTrue();
  }

  @Test
  void aRotationWaitsForWhoIsWrappingAndFindsWhatThatWrapped() throws Exception {
    String fresh = newKey();
    CountDownLatch put = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> slow =
          threads.submit(
              () ->
                  new TransactionTemplate(transactions)
                      .executeWithoutResult(
                          _ -> {
                            put(harbor);
                            put.countDown();
                            await(commit);
                          }));
      put.await();
      Future<KeyRotation> rotation = threads.submit(() -> keys.rotate(root, fresh));
      while (waiting() == 0) {
        assertThat(rotation.isDone()).as("it did not wait").isFalse();
        Thread.onSpinWait();
      }
      commit.countDown();
      slow.get(20, TimeUnit.SECONDS);
      KeyRotation begun = rotation.get(20, TimeUnit.SECONDS);
      assertThat(state(old).wrapped()).containsExactly(2L, 0L, 0L, 0L);
      assertThat(rewrapping.pass(begun.id())).isTrue();
    }
    assertThat(everythingOpens()).isTrue();
  }

  @Test
  void whoPutsAndOpensDuringRotationsLosesNothing() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger puts = new AtomicInteger();
    AtomicInteger opens = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> putting =
          threads.submit(
              until(
                  over,
                  () -> {
                    new TransactionTemplate(transactions).executeWithoutResult(_ -> put(harbor));
                    return puts.incrementAndGet();
                  }));
      Future<?> opening =
          threads.submit(
              until(
                  over,
                  () -> {
                    assertThat(vault.open(drydock.id(), Errands.TEST).endpoint()).isNotNull();
                    assertThat(vault.open(harbor.id(), Errands.TEST).endpoint()).isNotNull();
                    return opens.incrementAndGet();
                  }));
      for (int turn = 0; turn < 4; turn++) {
        int seen = puts.get() + opens.get();
        KeyRotation rotation = keys.rotate(root, newKey());
        while (puts.get() + opens.get() < seen + 4 && !putting.isDone() && !opening.isDone()) {
          Thread.onSpinWait();
        }
        assertThat(rewrapping.pass(rotation.id())).isTrue();
        assertThat(ended(rotation).endedAt()).isNotNull();
        assertThat(state(rotation.from()).wrapped()).containsOnly(0L);
      }
      over.set(true);
      putting.get(20, TimeUnit.SECONDS);
      opening.get(20, TimeUnit.SECONDS);
    }
    assertThat(puts.get()).isPositive();
    assertThat(opens.get()).isPositive();
    assertThat(everythingOpens()).isTrue();
    assertThat(state(wrappingNow()).wrapped()).containsExactly(2L, 0L, 0L, 0L);
  }

  @Test
  void everyTableOfEnvelopesIsAmongThoseThatARotationPasses() {
    List<String> tables =
        jdbc.sql(
                "select table_name from information_schema.columns where column_name ="
                    + " 'sealed_key' order by 1")
            .query(String.class)
            .list();
    assertThat(Arrays.stream(Sealed.values()).map(Sealed::table).sorted().toList())
        .isEqualTo(tables);
  }

  private static Callable<Void> until(AtomicBoolean over, Callable<?> work) {
    return () -> {
      while (!over.get()) {
        work.call();
      }
      return null;
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException hurried) {
      throw new IllegalStateException(hurried);
    }
  }

  /** How many wait for a lock on a row of this database. */
  private int waiting() {
    return jdbc.sql(
            "select count(*) from pg_stat_activity where datname = current_database() and"
                + " wait_event_type = 'Lock'")
        .query(Integer.class)
        .single();
  }

  /** Stores what is stored anew, under the id of the present bundle. */
  private void put(Cluster cluster) {
    BundleId bundle = bundles.currentOf(cluster.id(), Scope.EVERYTHING).orElseThrow().id();
    ParsedBundle parsed = BundleReader.read(Uploads.harbor().bytes(), clock.instant());
    vault.put(cluster.id(), bundle, parsed);
  }

  private TransactionOperations failingAt(int which) {
    AtomicInteger count = new AtomicInteger();
    TransactionTemplate real = new TransactionTemplate(transactions);
    return new TransactionOperations() {
      @Override
      public <T> T execute(TransactionCallback<T> action) {
        return real.execute(
            (TransactionStatus status) -> {
              T result = action.doInTransaction(status);
              if (count.incrementAndGet() == which) {
                throw new IllegalStateException("killed");
              }
              return result;
            });
      }
    };
  }

  /** Another instance on the same database, with a ring of that text. */
  private Kek instance(String name, String ring) {
    try {
      Path file = Files.writeString(elsewhere.resolve(name), ring);
      Kek other =
          new Kek(jdbc, transactions, new KeySource("", file.toString(), "", ""), false, name);
      others.add(other);
      return other;
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
  }

  private String ringNow() {
    return new String(source.file().read(), java.nio.charset.StandardCharsets.US_ASCII);
  }

  private String newKey() {
    RingKey made = RingKey.of(Seal.random(Seal.KEY_BYTES));
    source.file().add(made);
    kek.readAgain();
    return made.id();
  }

  private String wrappingNow() {
    return jdbc.sql("select kek_id from kek_wrapping").query(String.class).single();
  }

  private KeyState state(String id) {
    return keys.overview(root).keys().stream()
        .filter(k -> k.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private KeyRotation ended(KeyRotation rotation) {
    return keys.overview(root).rotations().stream()
        .filter(r -> r.id().equals(rotation.id()))
        .findFirst()
        .orElseThrow();
  }

  private boolean everythingOpens() {
    return vault.open(harbor.id(), Errands.TEST).key() != null
        && vault.open(drydock.id(), Errands.TEST).key() != null;
  }

  private List<String> sealedTexts() {
    return jdbc.sql("select encode(nonce || sealed, 'hex') from bundle_secret order by bundle_id")
        .query(String.class)
        .list();
  }

  private List<String> audited(KeyRotation rotation) {
    return jdbc.sql("select action from audit_event where subject_id = ? order by seq")
        .param(rotation.id().toString())
        .query(String.class)
        .list();
  }
}
