package io.muster.credentials.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.credentials.KeyRotation;
import io.muster.shared.Invalid;
import io.muster.testing.PortalTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which instance holds which keys: none runs without one that it needs, and none makes up a lost
 * one.
 */
@PortalTest
class RingDatabaseTests extends RotatedKeys {

  @TempDir Path elsewhere;
  private final List<Kek> others = new ArrayList<>();

  @AfterEach
  void theOthersLeave() {
    others.forEach(Kek::leave);
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
}
