package io.muster.exports.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.shared.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.TimeZone;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageZipTests {

  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir Path folder;

  /** Counts what is written and keeps nothing. */
  private static final class Counting extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int off, int len) {
      bytes += len;
    }
  }

  @Test
  void whatIsAddedIsPassedOnAtOnce() throws IOException {
    Counting sink = new Counting();
    PackageZip zip = new PackageZip(sink, AT);
    Random random = new Random(20261128);
    byte[] noise = new byte[1 << 16];
    for (int file = 0; file < 20; file++) {
      long before = sink.bytes;
      zip.add(
          file + ".bin",
          out -> {
            for (long written = 0; written < 64L << 16; written += noise.length) {
              assertThat(written - (sink.bytes - before)).as("what stays").isLessThan(500_000);
              random.nextBytes(noise);
              out.write(noise);
            }
          });
    }
    zip.finish();
    assertThat(zip.members()).hasSize(20).allMatch(m -> m.size() == 64L << 16);
  }

  @Test
  void sizeAndDigestAreThoseOfTheContentHoweverItIsWritten() throws IOException {
    PackageZip zip = new PackageZip(new Counting(), AT);
    byte[] content = "abcdefghij".getBytes(StandardCharsets.UTF_8);
    zip.add(
        "a",
        out -> {
          out.write(content[0]);
          out.write(content, 1, 5);
          out.write(content, 6, 4);
          out.close();
        });
    zip.add("b", content);
    assertThat(zip.members())
        .allMatch(m -> m.size() == 10 && m.sha256().equals(Digest.of(content)));
    assertThat(zip.members().getFirst().sum()).isEqualTo(Digest.of(content) + "  a\n");
  }

  @Test
  void oneThatBreaksOffDoesNotOpen() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PackageZip zip = new PackageZip(bytes, AT);
    zip.add("whole", "x".repeat(100_000));
    assertThatThrownBy(
            () ->
                zip.add(
                    "broken",
                    out -> {
                      out.write(1);
                      throw new IllegalStateException("lost");
                    }))
        .hasMessage("lost");
    zip.flush();
    Path file = Files.write(folder.resolve("part.zip"), bytes.toByteArray());
    assertThatThrownBy(() -> new ZipFile(file.toFile())).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PackageCheck.of(file, null)).isInstanceOf(IOException.class);
    assertThat(zip.members()).extracting(Member::name).containsExactly("whole");
  }

  @Test
  void theSameFilesMakeTheSameBytesInEveryZone() throws IOException {
    TimeZone usual = TimeZone.getDefault();
    try {
      byte[] here = made();
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(made()).isEqualTo(here);
    } finally {
      TimeZone.setDefault(usual);
    }
  }

  private static byte[] made() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PackageZip zip = new PackageZip(bytes, AT);
    zip.add("a", "one");
    zip.add("b", "two");
    zip.finish();
    return bytes.toByteArray();
  }
}
