package io.muster.credentials.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.credentials.Errands;
import io.muster.credentials.KeyRotation;
import io.muster.credentials.KeyState.Use;
import io.muster.credentials.Uploads;
import io.muster.identity.Actor;
import io.muster.identity.Proof;
import io.muster.shared.Conflict;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.testing.Audited;
import io.muster.testing.PortalTest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Another key wraps, and what the old one wrapped is wrapped anew. */
@PortalTest
class RotationDatabaseTests extends RotatedKeys {

  @Autowired Audited audited;

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
    assertThat(audited.actions(rotation.id()))
        .containsExactly("key.rotation-started", "key.rotation-finished");
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
    assertThat(audited.actions(rotation.id())).hasSize(2);
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

  private List<String> sealedTexts() {
    return jdbc.sql("select encode(nonce || sealed, 'hex') from bundle_secret order by bundle_id")
        .query(String.class)
        .list();
  }
}
