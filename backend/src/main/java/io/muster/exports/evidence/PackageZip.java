package io.muster.exports.evidence;

import io.muster.exports.FleetChecklists.Export;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the files of a package one after the other and keeps of each no more than its name, size
 * and digest. All bear the same instant, so that the same files make the same bytes. Until {@link
 * #finish} the zip has no directory and does not open.
 */
final class PackageZip {

  private final ZipOutputStream zip;
  private final LocalDateTime at;
  private final List<Member> members = new ArrayList<>();

  /**
   * Begins.
   *
   * @param at the instant that the files bear, in UTC
   */
  PackageZip(OutputStream out, Instant at) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.at = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  /** Adds a file, which is made while it is written. */
  void add(String name, Export content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(at);
    zip.putNextEntry(entry);
    Counted counted = new Counted(zip);
    content.write(counted);
    zip.closeEntry();
    members.add(new Member(name, counted.size, counted.digest()));
  }

  /** Adds a file that is there already. */
  void add(String name, byte[] content) throws IOException {
    add(name, out -> out.write(content));
  }

  /** Adds a text in UTF-8. */
  void add(String name, String text) throws IOException {
    add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What was added so far, in that order. */
  List<Member> members() {
    return List.copyOf(members);
  }

  /** Sends what was written so far on its way. */
  void flush() throws IOException {
    zip.flush();
  }

  /** Ends the zip. The stream beneath stays open. */
  void finish() throws IOException {
    zip.finish();
    zip.flush();
  }

  /** Counts and digests what passes, and is not closed by who writes one file. */
  private static final class Counted extends OutputStream {

    private final OutputStream beneath;
    private final MessageDigest sha256;
    private long size;

    Counted(OutputStream beneath) {
      this.beneath = beneath;
      try {
        this.sha256 = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      beneath.write(bytes, from, length);
      sha256.update(bytes, from, length);
      size += length;
    }

    String digest() {
      return HexFormat.of().formatHex(sha256.digest());
    }
  }
}
