package io.muster.stig.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Finds benchmarks in a zip archive, in folders and in archives in it. It is unpacked in memory
 * only, and limits hold for all of it together.
 */
final class Archive {

  private final List<Document> found = new ArrayList<>();
  private final List<Document> otherXml = new ArrayList<>();
  private int entries;
  private long unpacked;

  private Archive() {}

  static boolean isOne(byte[] content) {
    return content.length > 3
        && content[0] == 'P'
        && content[1] == 'K'
        && (content[2] == 3 && content[3] == 4 || content[2] == 5 && content[3] == 6);
  }

  /** The benchmarks, checklists and lists of CCIs in the archive; else its only XML file. */
  static List<Document> documents(byte[] archive) {
    Archive reading = new Archive();
    reading.unpack(archive, 0);
    boolean meant = !reading.found.isEmpty() || reading.otherXml.size() != 1;
    return meant ? reading.found : reading.otherXml;
  }

  private void unpack(byte[] archive, int depth) {
    if (depth > Limits.ARCHIVES_IN_ARCHIVES) {
      throw StigRefused.because("The archive holds archives in archives in archives.");
    }
    ByteArrayInputStream packed = new ByteArrayInputStream(archive);
    try (ZipInputStream zip = new ZipInputStream(packed)) {
      int before = 0;
      ZipEntry entry = zip.getNextEntry();
      while (entry != null) {
        take(entry, zip, archive.length - before, depth);
        zip.closeEntry();
        before = archive.length - packed.available();
        entry = zip.getNextEntry();
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw StigRefused.because("The archive is damaged, cut off or encrypted.");
    }
    if (!endsWhole(archive)) {
      throw StigRefused.because("The archive is damaged, cut off or encrypted.");
    }
  }

  private void take(ZipEntry entry, ZipInputStream zip, int packedAtMost, int depth)
      throws IOException {
    entries++;
    if (entries > Limits.ENTRIES) {
      throw StigRefused.because("The archive holds more than %d entries.", Limits.ENTRIES);
    }
    String name = entry.getName().replace('\\', '/');
    if (name.startsWith("/") || name.matches("(?s)[A-Za-z]:.*|(.*/)?\\.\\.(/.*)?")) {
      throw StigRefused.because("“%s” would leave the archive's own folder.", name);
    }
    if (entry.isDirectory()) {
      return;
    }
    byte[] content = content(name, zip, packedAtMost);
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("__macosx/")) {
      return;
    }
    if (lower.endsWith(".zip")) {
      unpack(content, depth + 1);
    } else if (lower.endsWith("-xccdf.xml")
        || lower.endsWith("u_cci_list.xml")
        || lower.endsWith(".ckl")
        || lower.endsWith(".cklb")) {
      found.add(new Document(BenchmarkFile.plain(name), content));
    } else if (lower.endsWith(".xml")) {
      otherXml.add(new Document(BenchmarkFile.plain(name), content));
    }
  }

  /** Counts what really comes out, whatever the entry says of its size. */
  private byte[] content(String name, ZipInputStream zip, int packedAtMost) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] some = new byte[64 << 10];
    for (int n = zip.read(some); n >= 0; n = zip.read(some)) {
      content.write(some, 0, n);
      unpacked += n;
      if (unpacked > Limits.UNPACKED) {
        throw StigRefused.tooLarge("The archive unpacks to more than 50 MiB.");
      }
      if (content.size() > Limits.RATIO_MATTERS_FROM
          && content.size() / Limits.HIGHEST_RATIO > packedAtMost) {
        throw StigRefused.because(
            "“%s” is packed more than %d to 1, as no benchmark is.", name, Limits.HIGHEST_RATIO);
      }
    }
    return content.toByteArray();
  }

  /** Whether the end record of an archive stands within the longest comment from its end. */
  private static boolean endsWhole(byte[] archive) {
    int last = archive.length - 22;
    for (int at = last; at >= 0 && at >= last - 0xffff; at--) {
      if (archive[at] == 'P'
          && archive[at + 1] == 'K'
          && archive[at + 2] == 5
          && archive[at + 3] == 6) {
        return true;
      }
    }
    return false;
  }
}
