package io.muster.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.credentials.vault.SigningSealBroken;
import io.muster.testing.PortalTest;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The portal's signing keys; the tests share them with all others of the context. */
@PortalTest
class SigningKeysDatabaseTests {

  private static final byte[] CONTENT = "manifest".getBytes(StandardCharsets.UTF_8);

  @Autowired SigningKeys keys;
  @Autowired JdbcClient database;

  @Test
  void whatIsSignedIsCheckedByThePublicHalf() throws Exception {
    SigningKey key = keys.current();
    byte[] signature = keys.sign(key, CONTENT);
    assertThat(checks(key, CONTENT, signature)).isTrue();
    assertThat(checks(key, "manifesto".getBytes(StandardCharsets.UTF_8), signature)).isFalse();
    assertThat(key.pem())
        .startsWith("-----BEGIN PUBLIC KEY-----\n")
        .endsWith("\n-----END PUBLIC KEY-----\n");
    assertThat(keys.current().fingerprint()).isEqualTo(key.fingerprint()).hasSize(64);
  }

  @Test
  void whenThePrivateHalfIsTakenAwayOneNewKeyIsMadeHoweverManyAsk() throws Exception {
    SigningKey before = keys.current();
    byte[] signature = keys.sign(before, CONTENT);
    database.sql("delete from signing_secret").update();
    try (var several = Executors.newFixedThreadPool(6)) {
      List<Callable<String>> asked = java.util.Collections.nCopies(6, () -> now());
      assertThat(several.invokeAll(asked))
          .extracting(f -> f.get())
          .doesNotContain(before.fingerprint())
          .containsOnly(keys.current().fingerprint());
    }
    assertThat(keys.all()).extracting(SigningKey::fingerprint).contains(before.fingerprint());
    assertThat(checks(before, CONTENT, signature)).as("what it signed stays good").isTrue();
    assertThatThrownBy(() -> keys.sign(before, CONTENT)).isInstanceOf(SigningSealBroken.class);
    assertThat(
            database
                .sql(
                    "select count(*) from audit_event where action = 'signing-key.made' and"
                        + " subject_id = ?")
                .param(keys.current().id().toString())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aChangedSealDoesNotOpenAndSaysWhatToDo() {
    SigningKey key = keys.current();
    flip();
    try {
      assertThatThrownBy(() -> keys.sign(key, CONTENT))
          .isInstanceOf(SigningSealBroken.class)
          .hasMessageContaining("signing_secret");
    } finally {
      flip();
    }
    assertThat(keys.sign(key, CONTENT)).isNotEmpty();
  }

  @Test
  void thePublicHalvesCannotBeRewritten() {
    keys.current();
    for (String change :
        List.of("update signing_key set made_at = now()", "delete from signing_key")) {
      assertThatThrownBy(() -> database.sql(change).update())
          .isInstanceOf(DataAccessException.class);
    }
  }

  private String now() {
    return keys.current().fingerprint();
  }

  private void flip() {
    database
        .sql("update signing_secret set sealed = set_bit(sealed, 77, 1 - get_bit(sealed, 77))")
        .update();
  }

  private static boolean checks(SigningKey key, byte[] content, byte[] signature) throws Exception {
    Signature check = Signature.getInstance("SHA256withECDSA");
    check.initVerify(
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.encoded())));
    check.update(content);
    return check.verify(signature);
  }
}
