package io.muster.exports.oscal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that are the same in every export for the same thing: version 5 of RFC 9562, made from what
 * the thing is and the ids that Muster knows it by. OSCAL takes versions 4 and 5 only.
 */
final class OscalId {

  /** The name space of all of them; changing it would change every id. */
  private static final UUID NAMESPACE = UUID.fromString("6d757374-6572-4f53-8341-4c0000000113");

  private OscalId() {}

  /**
   * The id of a thing.
   *
   * @param kind what it is
   * @param of what tells it from others of its kind
   */
  static UUID of(String kind, Object... of) {
    StringBuilder name = new StringBuilder(kind);
    for (Object part : of) {
      name.append('\0').append(part);
    }
    MessageDigest sha1 = sha1();
    sha1.update(bytes(NAMESPACE));
    ByteBuffer hash =
        ByteBuffer.wrap(sha1.digest(name.toString().getBytes(StandardCharsets.UTF_8)));
    return new UUID(
        hash.getLong() & ~0xf000L | 0x5000L,
        hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }
}
