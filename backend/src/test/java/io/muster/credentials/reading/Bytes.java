package io.muster.credentials.reading;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds places in an archive that has no comment. */
final class Bytes {

  private Bytes() {}

  /** Where the first entry of the table of contents begins. */
  static int firstEntry(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
  }
}
