package io.muster.connection.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.testing.pki.KeyKind;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is lent can be signed with until it is taken back, whoever kept it. */
class LentKeyTests {

  private static final byte[] TEXT = "harbor".getBytes();

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void whatIsShownSignsAsTheKeyDoes(KeyKind kind) throws Exception {
    KeyPair pair = kind.generate();
    PrivateKey shown = new LentKey(pair.getPrivate()).shown();
    Signature verifying = signature(kind);
    verifying.initVerify(pair.getPublic());
    verifying.update(TEXT);
    assertThat(verifying.verify(signed(kind, shown))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void whatWasTakenBackIsEmptyForWhoKeptItUntilItIsLentAnew(KeyKind kind) throws Exception {
    PrivateKey key = kind.generate().getPrivate();
    LentKey lent = new LentKey(key);
    PrivateKey kept = lent.shown();
    lent.takeBack();
    assertThat(lent.shown()).isNull();
    assertThatThrownBy(() -> signed(kind, kept)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(kept::getEncoded).isInstanceOf(IllegalStateException.class);
    lent.lend(key);
    assertThat(lent.shown()).isSameAs(kept);
    assertThat(kept.getEncoded()).isEqualTo(key.getEncoded());
  }

  @Test
  void itIsNotPrintedAndKnowsItself() {
    LentKey lent = new LentKey(KeyKind.EC_PKCS8.generate().getPrivate());
    assertThat(lent.shown()).hasToString("a lent key").isEqualTo(lent.shown());
    assertThat(lent.shown()).hasSameHashCodeAs(lent.shown()).isNotEqualTo("a lent key");
    assertThat(lent.shown()).isInstanceOf(ECPrivateKey.class);
  }

  private static byte[] signed(KeyKind kind, PrivateKey key) throws Exception {
    Signature signing = signature(kind);
    signing.initSign(key);
    signing.update(TEXT);
    return signing.sign();
  }

  private static Signature signature(KeyKind kind) throws Exception {
    return Signature.getInstance(
        switch (kind) {
          case RSA_PKCS1, RSA_PKCS8 -> "SHA256withRSA";
          case EC_SEC1, EC_SEC1_WITH_PARAMETERS, EC_PKCS8 -> "SHA256withECDSA";
          case ED25519_PKCS8 -> "Ed25519";
        });
  }
}
