package io.muster.exports;

import io.muster.posture.FleetLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes checklists into a zip one after the other: each is asked for when the one before is
 * written, so that no more than one is ever in memory. If one cannot be made the zip breaks off and
 * does not open: a part never passes for the whole.
 */
final class ChecklistsZip {

  private ChecklistsZip() {}

  /**
   * Writes the zip. The stream stays open.
   *
   * @param contents every cluster that the zip is to hold, for its list of contents
   * @param checklists the checklists of the same clusters
   */
  static void write(
      Moment moment,
      Format format,
      Iterator<FleetLine> contents,
      Iterator<Checklist> checklists,
      OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    begin(zip, "contents.csv", moment.producedAt());
    zip.write(ContentsCsv.HEAD.getBytes(StandardCharsets.UTF_8));
    while (contents.hasNext()) {
      zip.write(ContentsCsv.line(contents.next(), moment, format).getBytes(StandardCharsets.UTF_8));
    }
    zip.closeEntry();
    while (checklists.hasNext()) {
      Checklist checklist = checklists.next();
      begin(zip, checklist.fileName(format), moment.producedAt());
      Checklists.write(checklist, format, zip);
      zip.closeEntry();
      zip.flush();
    }
    zip.finish();
  }

  private static void begin(ZipOutputStream zip, String name, Instant at) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(at.toEpochMilli());
    zip.putNextEntry(entry);
  }
}
