package io.muster.exports.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AssessmentPdfTests {

  @Test
  void look() throws Exception {
    Path looks = Files.createDirectories(Path.of("target", "looks"));
    byte[] small = Drawn.pdf(Drawn.of(8, ""));
    Files.write(looks.resolve("small.pdf"), small);
    Files.write(looks.resolve("empty.pdf"), Drawn.pdf(Drawn.empty()));
    long t = System.nanoTime();
    Files.write(looks.resolve("large.pdf"), Drawn.pdf(Drawn.of(200, "")));
    System.out.println("large ms " + (System.nanoTime() - t) / 1000000);
    Files.write(
        looks.resolve("long.pdf"),
        Drawn.pdf(Drawn.of(5, "-" + "x".repeat(150) + " Ωμέγα Привет 漢字 \uD83D\uDE00 שלום")));
    for (String name : new String[] {"small", "empty", "large", "long"}) {
      System.out.println(
          name + " " + PdfUa.breaches(Files.readAllBytes(looks.resolve(name + ".pdf"))));
    }
    assertThat(small).isNotEmpty();
  }
}
