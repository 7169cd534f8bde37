package io.muster.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the log without its own hash, in the order in which the fields are hashed. */
record Entry(
    long seq,
    Instant at,
    @Nullable UUID account,
    String who,
    String roles,
    String action,
    String subjectType,
    String subjectId,
    @Nullable UUID boundary,
    @Nullable String requestId,
    @Nullable String sourceAddress,
    String details,
    byte[] previous) {

  /** What stands before the first row. */
  static final byte[] BEGINNING = new byte[32];

  /**
   * SHA-256 over the name of this format and then each field, in order: its length in bytes as a
   * 32-bit big-endian number (-1 for none) and its bytes, texts in UTF-8, the instant as whole
   * microseconds since 1970 and the number of the row as decimal digits.
   */
  byte[] hash() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (Object field :
          Arrays.asList(
              "muster-audit-1",
              seq,
              ChronoUnit.MICROS.between(Instant.EPOCH, at),
              account,
              who,
              roles,
              action,
              subjectType,
              subjectId,
              boundary,
              requestId,
              sourceAddress,
              details)) {
        write(out, field == null ? null : field.toString().getBytes(StandardCharsets.UTF_8));
      }
      write(out, previous);
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
    return sha256().digest(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, byte @Nullable [] field) throws IOException {
    out.writeInt(field == null ? -1 : field.length);
    if (field != null) {
      out.write(field);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
