package io.muster.credentials.reading;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks archives in memory, within limits that hold for one upload as a whole, an archive in the
 * archive included.
 */
final class Unpacking {

  static final int MOST_ENTRIES = 200;
  static final int LARGEST_ENTRY = 1 << 20;
  static final int LARGEST_WHOLE = 4 << 20;
  static final int LONGEST_NAME = 512;
  static final int HIGHEST_RATIO = 100;

  /** Below this many bytes a high ratio hurts nobody. */
  private static final int RATIO_MATTERS_FROM = 64 << 10;

  private int entriesLeft = MOST_ENTRIES;
  private long bytesLeft = LARGEST_WHOLE;

  /**
   * The plain files by name, without the litter that desktops leave behind.
   *
   * @throws BundleRefused if anything in the archive is not as it must be
   */
  Map<String, byte[]> unpack(byte[] archive) {
    CentralDirectory directory = new CentralDirectory(archive);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (ZipMember member : directory.members(entriesLeft)) {
      entriesLeft--;
      check(member);
      if (member.folder()) {
        continue;
      }
      byte[] content = inflate(directory, member);
      String name = plain(member.name());
      if (litter(name)) {
        continue;
      }
      byte[] before = files.putIfAbsent(name, content);
      if (before != null && !Arrays.equals(before, content)) {
        throw new BundleRefused(Refusal.CONFLICTING_ENTRIES, name);
      }
    }
    return files;
  }

  private void check(ZipMember member) {
    if (member.rawName().length > LONGEST_NAME) {
      throw CentralDirectory.damaged("the name of an entry is longer than 512 bytes");
    }
    if (member.escapes()) {
      throw new BundleRefused(Refusal.PATH_ESCAPE, member.name());
    }
    if (member.special()) {
      throw new BundleRefused(Refusal.SYMLINK, member.name());
    }
    if (member.encrypted()) {
      throw new BundleRefused(Refusal.ENCRYPTED_ARCHIVE, member.name());
    }
    if (member.size() > LARGEST_ENTRY) {
      throw new BundleRefused(Refusal.ENTRY_TOO_LARGE, member.name());
    }
    if (member.size() > RATIO_MATTERS_FROM
        && member.size() > HIGHEST_RATIO * Math.max(1, member.packed())) {
      throw new BundleRefused(Refusal.RATIO_TOO_HIGH, member.name());
    }
    bytesLeft -= member.size();
    if (bytesLeft < 0) {
      throw new BundleRefused(Refusal.UNPACKED_TOO_LARGE);
    }
  }

  private static byte[] inflate(CentralDirectory directory, ZipMember member) {
    byte[] content = new byte[(int) member.size()];
    var packed = directory.packed(member);
    switch (member.method()) {
      case 0 -> {
        if (packed.remaining() != content.length) {
          throw CentralDirectory.damaged("an entry is longer or shorter than it says");
        }
        packed.get(content);
      }
      case 8 -> inflate(packed, content);
      default -> throw new BundleRefused(Refusal.UNSUPPORTED_COMPRESSION, member.name());
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    if (crc.getValue() != member.crc()) {
      throw CentralDirectory.damaged("the checksum of an entry is wrong");
    }
    return content;
  }

  private static void inflate(java.nio.ByteBuffer packed, byte[] content) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      int filled = 0;
      while (filled < content.length) {
        int more = inflater.inflate(content, filled, content.length - filled);
        if (more == 0) {
          break;
        }
        filled += more;
      }
      boolean over = inflater.finished() || inflater.inflate(new byte[1]) == 0;
      if (filled < content.length || !over || !inflater.finished()) {
        throw CentralDirectory.damaged("an entry is longer or shorter than it says");
      }
    } catch (DataFormatException garbled) {
      throw CentralDirectory.damaged("an entry cannot be unpacked");
    } finally {
      inflater.end();
    }
  }

  private static String plain(String name) {
    return name.replaceAll("(^|/)(\\./)+", "$1").replaceAll("/{2,}", "/");
  }

  private static boolean litter(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return name.startsWith("__MACOSX/")
        || name.contains("/__MACOSX/")
        || last.startsWith("._")
        || last.equals(".DS_Store")
        || last.equalsIgnoreCase("Thumbs.db")
        || last.equalsIgnoreCase("desktop.ini");
  }
}
