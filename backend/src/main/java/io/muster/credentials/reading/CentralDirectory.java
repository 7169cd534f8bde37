package io.muster.credentials.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The table of contents at the end of a zip archive. Read by hand because it alone shows links, and
 * because the JDK's reader of it needs a file on disk, where a key must not lie. Layout: PKWARE
 * APPNOTE.TXT 4.3.12 and 4.3.16; of ZIP64, which nothing this small needs, nothing is read.
 */
final class CentralDirectory {

  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int LONGEST_COMMENT = 0xffff;

  private final ByteBuffer zip;
  private final int end;

  CentralDirectory(byte[] archive) {
    zip = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    end = findEnd();
  }

  /** The entries in the order of the table. */
  List<ZipMember> members(int most) {
    int count = unsigned(end + 10);
    long size = unsignedInt(end + 12);
    long start = unsignedInt(end + 16);
    if (unsigned(end + 4) != 0 || unsigned(end + 8) != count) {
      throw damaged("it is one part of several");
    }
    if (start + size != end) {
      throw damaged("its table of contents is not where it says");
    }
    if (count > most) {
      throw new BundleRefused(Refusal.TOO_MANY_ENTRIES);
    }
    List<ZipMember> members = new ArrayList<>();
    int at = (int) start;
    for (int i = 0; i < count; i++) {
      if (at + ENTRY_LENGTH > end || zip.getInt(at) != ENTRY) {
        throw damaged("its table of contents is cut off");
      }
      int length = unsigned(at + 28);
      int next = at + ENTRY_LENGTH + length + unsigned(at + 30) + unsigned(at + 32);
      if (next > end) {
        throw damaged("its table of contents is cut off");
      }
      members.add(member(at, length));
      at = next;
    }
    if (at != end) {
      throw damaged("its table of contents holds more than it says");
    }
    return members;
  }

  /** The packed bytes of an entry, after its local header proved to be about the same entry. */
  ByteBuffer packed(ZipMember member) {
    long at = member.offset();
    if (at + LOCAL_LENGTH > end || zip.getInt((int) at) != LOCAL) {
      throw damaged("an entry is not where the table of contents says");
    }
    int nameLength = unsigned((int) at + 26);
    long data = at + LOCAL_LENGTH + nameLength + unsigned((int) at + 28);
    if (data + member.packed() > end) {
      throw damaged("an entry is cut off");
    }
    byte[] name = bytes((int) at + LOCAL_LENGTH, nameLength);
    if (!Arrays.equals(name, member.rawName()) || unsigned((int) at + 8) != member.method()) {
      throw damaged("an entry and the table of contents contradict each other");
    }
    return zip.slice((int) data, (int) member.packed());
  }

  static BundleRefused damaged(String how) {
    return new BundleRefused(Refusal.DAMAGED, how);
  }

  private ZipMember member(int at, int nameLength) {
    byte[] rawName = bytes(at + ENTRY_LENGTH, nameLength);
    return new ZipMember(
        rawName,
        new String(rawName, UTF_8).replace('\\', '/'),
        unsigned(at + 8),
        unsigned(at + 10),
        unsignedInt(at + 16),
        unsignedInt(at + 20),
        unsignedInt(at + 24),
        unsignedInt(at + 42),
        unsigned(at + 40));
  }

  /** The last end record whose comment reaches exactly to the end of the file. */
  private int findEnd() {
    int last = zip.capacity() - END_LENGTH;
    for (int at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
      if (zip.getInt(at) == END && unsigned(at + 20) == last - at) {
        return at;
      }
    }
    boolean beginsAsZip = zip.capacity() >= 4 && zip.getInt(0) == LOCAL;
    throw beginsAsZip ? damaged("its end is missing") : new BundleRefused(Refusal.NOT_A_ZIP);
  }

  private byte[] bytes(int at, int length) {
    if (at + length > end) {
      throw damaged("an entry is cut off");
    }
    byte[] some = new byte[length];
    zip.get(at, some);
    return some;
  }

  private int unsigned(int at) {
    return Short.toUnsignedInt(zip.getShort(at));
  }

  private long unsignedInt(int at) {
    return Integer.toUnsignedLong(zip.getInt(at));
  }
}
