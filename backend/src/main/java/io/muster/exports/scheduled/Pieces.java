package io.muster.exports.scheduled;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files of reports, in pieces, so that none is ever whole in memory. */
@Repository
class Pieces {

  private static final int BYTES = 1 << 20;

  private final JdbcClient database;

  Pieces(JdbcClient database) {
    this.database = database;
  }

  /** Stores a file. */
  void put(UUID report, InputStream content) throws IOException {
    int number = 0;
    for (byte[] piece = content.readNBytes(BYTES);
        piece.length > 0;
        piece = content.readNBytes(BYTES)) {
      database
          .sql("insert into report_piece (report_id, number, bytes) values (?, ?, ?)")
          .params(report, number++, piece)
          .update();
    }
  }

  /**
   * Writes a file. What is not what was stored breaks off before its last piece, so that it does
   * not pass for whole. The stream stays open.
   *
   * @throws IOException if it cannot be written, or was changed in the database or discarded
   */
  void write(UUID report, ScheduledReport.File file, OutputStream out) throws IOException {
    MessageDigest sha256 = sha256();
    long left = file.size();
    byte[] held = {};
    for (int number = 0; left > 0; number++) {
      out.write(held);
      held = piece(report, number).orElseThrow(Pieces::changed);
      sha256.update(held);
      left -= held.length;
    }
    if (left < 0 || !HexFormat.of().formatHex(sha256.digest()).equals(file.sha256())) {
      throw changed();
    }
    out.write(held);
  }

  void discard(UUID report) {
    database.sql("delete from report_piece where report_id = ?").param(report).update();
  }

  private Optional<byte[]> piece(UUID report, int number) {
    return database
        .sql("select bytes from report_piece where report_id = ? and number = ?")
        .params(report, number)
        .query(byte[].class)
        .optional();
  }

  private static IOException changed() {
    return new IOException("The stored file is not what was made; it was changed or discarded");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
