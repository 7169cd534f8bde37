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

  /** Seals a text, which is overwritten. */
  static Envelope of(byte[] text, Kek kek, Label label) {
    kek.requireNothingSealedByAnother();
    byte[] dataKey = Seal.random(Seal.KEY_BYTES);
    try {
      return new Envelope(
          kek.id(),
          Seal.of(dataKey, kek.key(), label.ofKey()),
          Seal.of(text, dataKey, label.ofText()));
    } finally {
      Arrays.fill(dataKey, (byte) 0);
      Arrays.fill(text, (byte) 0);
    }
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
   * Opens it for the time of reading; the bytes are overwritten afterwards.
   *
   * @throws SealBroken if it was sealed for something else, by another key, or was changed
   */
  <T> T open(Kek kek, Label label, Function<byte[], T> reading) {
    if (!kekId.equals(kek.id())) {
      throw new SealBroken();
    }
    byte[] dataKey = sealedKey.open(kek.key(), label.ofKey());
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
