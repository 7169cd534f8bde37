package io.muster.credentials.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A text sealed by a data key of its own, and that by the key-encryption key. Both seals open for
 * their own purpose, owner and thing only.
 *
 * @param kekId by which key-encryption key
 * @param sealedKey the data key
 * @param sealed the text
 */
record Envelope(String kekId, Seal sealedKey, Seal sealed) {

  /**
   * What an envelope is for.
   *
   * @param key the purpose of the data key
   * @param text the purpose of the text
   * @param whose the id of the cluster or account it belongs to
   * @param which the id of the thing that is sealed
   */
  record Label(String key, String text, UUID whose, UUID which) {

    private Seal.Purpose ofKey() {
      return new Seal.Purpose(key, whose, which);
    }

    private Seal.Purpose ofText() {
      return new Seal.Purpose(text, whose, which);
    }
  }

  /**
   * Seals a text, which is overwritten, by the key that wraps now; no other can until the
   * transaction of whoever calls is over.
   */
  static Envelope of(byte[] text, Kek kek, Label label) {
    byte[] dataKey = Seal.random(Seal.KEY_BYTES);
    try {
      return of(dataKey, text, kek.wrapping(), label);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
      Arrays.fill(text, (byte) 0);
    }
  }

  private static Envelope of(byte[] dataKey, byte[] text, RingKey by, Label label) {
    return new Envelope(
        by.id(),
        Seal.of(dataKey, by.bytes(), label.ofKey()),
        Seal.of(text, dataKey, label.ofText()));
  }

  /** What a row holds. */
  static Envelope of(ResultSet row) throws SQLException {
    return new Envelope(
        row.getString("kek_id"),
        new Seal(row.getBytes("key_nonce"), row.getBytes("sealed_key")),
        new Seal(row.getBytes("nonce"), row.getBytes("sealed")));
  }

  /** As the columns kek_id, key_nonce, sealed_key, nonce, sealed. */
  List<Object> columns() {
    return List.of(kekId, sealedKey.nonce(), sealedKey.sealed(), sealed.nonce(), sealed.sealed());
  }

  /**
   * The same text under the same data key, which is wrapped by another key.
   *
   * @throws SealBroken if the data key does not open
   */
  Envelope rewrapped(Kek kek, RingKey by, Label label) {
    byte[] dataKey = sealedKey.open(kek.key(kekId).bytes(), label.ofKey());
    try {
      return new Envelope(by.id(), Seal.of(dataKey, by.bytes(), label.ofKey()), sealed);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /**
   * Opens it for the time of reading; the bytes are overwritten afterwards.
   *
   * @throws SealBroken if it was sealed for something else, by a key that is not in the ring, or
   *     was changed
   */
  <T> T open(Kek kek, Label label, Function<byte[], T> reading) {
    byte[] dataKey = sealedKey.open(kek.key(kekId).bytes(), label.ofKey());
    byte[] text = {};
    try {
      text = sealed.open(dataKey, label.ofText());
      return reading.apply(text);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
      Arrays.fill(text, (byte) 0);
    }
  }
}
