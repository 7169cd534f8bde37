package io.muster.connection.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body of which no more than a bound is read. Closing it does not drain the rest: the connection
 * is cut instead.
 */
final class BoundedBody extends FilterInputStream {

  private final long bound;
  private long read;
  private boolean ended;

  BoundedBody(InputStream body, long bound) {
    super(body);
    this.bound = bound;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    return count(one < 0 ? -1 : 1) < 0 ? -1 : one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return count(super.read(into, offset, length));
  }

  @Override
  public long skip(long bytes) throws IOException {
    return read(new byte[(int) Math.min(bytes, 8192)]);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {
    // the response closes the connection, or gives it back if the end was reached
  }

  /** Whether the end was reached, so that the connection may be used again. */
  boolean ended() {
    return ended;
  }

  private int count(int bytes) throws BodyTooLong {
    if (bytes < 0) {
      ended = true;
      return bytes;
    }
    read += bytes;
    if (read > bound) {
      throw new BodyTooLong(bound + " bytes");
    }
    return bytes;
  }
}
