package io.muster.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Ids that look as Docker's do and follow from a text, so that a restarted cluster is the same. */
final class Ids {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Ids() {}

  /** 64 hexadecimal digits. */
  static String hex(String of) {
    return HexFormat.of().formatHex(sha256(of));
  }

  /** The id of an engine or an MKE: twelve groups of four. */
  static String engine(String of) {
    byte[] digest = sha256(of);
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 48; i++) {
      id.append(i > 0 && i % 4 == 0 ? ":" : "");
      id.append(BASE32.charAt((digest[i % 32] + i / 32) & 31));
    }
    return id.toString();
  }

  /** The id of a Swarm object: 25 digits and small letters. */
  static String swarm(String of) {
    StringBuilder id = new StringBuilder();
    for (byte one : sha256(of)) {
      id.append(Character.forDigit((one & 0xff) % 36, 36));
    }
    return id.substring(0, 25);
  }

  /** A UUID. */
  static String uuid(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static byte[] sha256(String of) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
