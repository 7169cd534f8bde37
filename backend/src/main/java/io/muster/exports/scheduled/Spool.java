package io.muster.exports.scheduled;

import io.muster.shared.Conflict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that takes a report while it is made, so that nothing of one that breaks off is stored. It
 * has no name from the beginning: whatever happens, nothing of it is left.
 */
final class Spool extends OutputStream {

  private final FileChannel channel;
  private final OutputStream file;
  private final MessageDigest sha256;
  private final long most;
  private long size;

  private Spool(FileChannel channel, long most) {
    this.channel = channel;
    this.file = new java.io.BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    this.most = most;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * An empty one.
   *
   * @param folder where its bytes are meanwhile, for this account alone
   * @param most a report of more bytes is refused
   */
  static Spool in(Path folder, long most) throws IOException {
    Files.createDirectories(folder);
    Path name = Files.createTempFile(folder, "report", ".part");
    try {
      return new Spool(
          FileChannel.open(name, StandardOpenOption.READ, StandardOpenOption.WRITE), most);
    } finally {
      Files.delete(name);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    size += length;
    if (size > most) {
      throw new Conflict(
          "The report is larger than %d MB (muster.reports.largest-mb): choose fewer clusters."
              .formatted(most >> 20));
    }
    file.write(bytes, from, length);
    sha256.update(bytes, from, length);
  }

  /** How many bytes it took. */
  long size() {
    return size;
  }

  /** The SHA-256 of what it took; asked once, when all is written. */
  String sha256() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** What it took, from the beginning. */
  InputStream content() throws IOException {
    file.flush();
    channel.position(0);
    return Channels.newInputStream(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
