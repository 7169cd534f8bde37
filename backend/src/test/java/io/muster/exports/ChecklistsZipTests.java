package io.muster.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.posture.FleetLine;
import io.muster.shared.ClusterId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChecklistsZipTests {

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

  @ParameterizedTest
  @EnumSource
  void aThousandChecklistsAreWrittenOneAfterTheOther(Format format) throws Exception {
    Counting sink = new Counting();
    List<Long> writtenWhenAsked = new ArrayList<>();
    Random random = new Random(20261127);
    Pages<ClusterId> clusters = thousand(new AtomicInteger());

    ChecklistsZip.write(
        Shown.MOMENT,
        format,
        thousand(new AtomicInteger()).map(id -> noisy(id, random).seen().line()),
        clusters.map(
            id -> {
              writtenWhenAsked.add(sink.bytes);
              return noisy(id, random);
            }),
        sink);

    assertThat(writtenWhenAsked).hasSize(1000);
    for (int i = 1; i < 1000; i++) {
      assertThat(writtenWhenAsked.get(i) - writtenWhenAsked.get(i - 1))
          .as("what was written of checklist %d before the next was asked for", i)
          .isGreaterThan(10_000);
    }
  }

  @Test
  void aPageIsReadOnlyWhenItIsItsTurn() {
    AtomicInteger asked = new AtomicInteger();
    Pages<ClusterId> clusters = thousand(asked);

    for (int i = 0; i < 150; i++) {
      clusters.next();
    }
    assertThat(asked).hasValue(2);
    int rest = 0;
    for (; clusters.hasNext(); rest++) {
      clusters.next();
    }
    assertThat(rest).isEqualTo(850);
  }

  @Test
  void theContentsNameEveryFileOfTheZip() throws Exception {
    List<Checklist> two =
        List.of(named(new ClusterId(new UUID(9, 1)), "a/../b"), named(Shown.HARBOR, "harbor"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<FleetLine> lines = two.stream().map(c -> c.seen().line()).toList();

    ChecklistsZip.write(Shown.MOMENT, Format.CKL, lines.iterator(), two.iterator(), out);

    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()));
    List<String> names = new ArrayList<>();
    String contents = "";
    for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
      names.add(e.getName());
      contents +=
          e.getName().equals("contents.csv")
              ? new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
              : "";
    }
    assertThat(names)
        .containsExactly(
            "contents.csv",
            "a_.._b-00000000-V-260930-20261120T100000Z.ckl",
            "harbor-11111111-V-260930-20261120T100000Z.ckl");
    assertThat(contents.lines().skip(1))
        .allSatisfy(
            line -> assertThat(line).startsWith("2026-11-20T10:00:00Z,2026-11-27T12:00:00Z,"))
        .anySatisfy(line -> assertThat(line).endsWith(names.get(1)))
        .anySatisfy(line -> assertThat(line).endsWith(names.get(2)));
  }

  @Test
  void aZipWhoseChecklistFailsDoesNotOpen() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Pages<ClusterId> clusters = thousand(new AtomicInteger());

    assertThatThrownBy(
            () ->
                ChecklistsZip.write(
                    Shown.MOMENT,
                    Format.CKL,
                    List.<FleetLine>of().iterator(),
                    clusters.map(
                        id -> {
                          throw new IllegalStateException("lost");
                        }),
                    out))
        .hasMessage("lost");
    assertThat(new String(out.toByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .as("no end of the central directory")
        .doesNotContain("PK\u0005\u0006");
  }

  private static Pages<ClusterId> thousand(AtomicInteger asked) {
    return new Pages<>(
        offset -> {
          asked.incrementAndGet();
          List<ClusterId> page = new ArrayList<>();
          for (int i = offset; i < Math.min(1000, offset + 100); i++) {
            page.add(new ClusterId(new UUID((long) i << 32, i)));
          }
          return page;
        },
        100,
        id -> true);
  }

  private static Checklist named(ClusterId id, String name) {
    return Shown.checklist(
        Shown.snapshot(id, name, Shown.asset(), Shown.open()), KnownRule.RELEASE);
  }

  /** Text that does not compress, so that what was written shows in the zip at once. */
  private static Checklist noisy(ClusterId id, Random random) {
    Checklist plain = named(id, "harbor");
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      noise.append((char) ('!' + random.nextInt(90)));
    }
    Meaning meaning = new Meaning(Answer.VIOLATED, noise.toString(), "");
    return new Checklist(plain.seen(), meaning, plain.release(), "CUI", "muster:test");
  }
}
