package io.muster.connection.transport;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** What a body is written to that holds a secret: no copy of it stays behind. */
final class WipedBody extends ByteArrayOutputStream {

  /** More than any body takes, so that it never grows and leaves its smaller self behind. */
  private static final int ENOUGH = 16 << 10;

  WipedBody() {
    super(ENOUGH);
  }

  /** The bytes, which the caller overwrites; here they are now. */
  synchronized byte[] taken() {
    byte[] body = toByteArray();
    Arrays.fill(buf, (byte) 0);
    reset();
    return body;
  }
}
