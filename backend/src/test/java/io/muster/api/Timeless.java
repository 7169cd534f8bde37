package io.muster.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.select.Elements;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Answers without what is of the asking and not of the instant asked about: all else has to be the
 * same, byte by byte.
 *
 * @param produced the instant of the asking, a whole second
 */
record Timeless(Instant produced) {

  private static final DateTimeFormatter IN_WORDS =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss'Z'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The foot of a PDF, whose page numbers move with the width of that instant. */
  private static final Pattern FOOT = Pattern.compile("(?m)^.*Produced at .*(\\R\\d*)*\\R");

  /** When the library began to write a spreadsheet: it looks at a clock of its own. */
  private static final Pattern WRITTEN = Pattern.compile("(?<=<dcterms:created[^>]{0,40}>)[^<]+");

  /** What signs or digests the rest of a package, in which that instant stands. */
  private static final Pattern SEALS =
      Pattern.compile("(?i).*(manifest|signature|sha256|\\.sig).*");

  /** What an answer says; of a page what its main part says. */
  String of(MockHttpServletResponse answer) throws IOException {
    String type = String.valueOf(answer.getContentType());
    if (type.startsWith("text/html")) {
      Elements main = Jsoup.parse(answer.getContentAsString()).select("main");
      main.select("input[name=_csrf]").remove();
      return main.outerHtml();
    }
    return of(type, answer.getContentAsByteArray());
  }

  private String of(String type, byte[] content) throws IOException {
    if (type.endsWith("pdf")) {
      try (PDDocument document = Loader.loadPDF(content)) {
        return timeless(FOOT.matcher(new PDFTextStripper().getText(document)).replaceAll("\n"));
      }
    }
    if (content.length > 2 && content[0] == 'P' && content[1] == 'K') {
      return entries(content);
    }
    return timeless(new String(content, StandardCharsets.UTF_8));
  }

  private String timeless(String text) {
    String second = produced.toString().replace("Z", "");
    return WRITTEN
        .matcher(text)
        .replaceAll("")
        .replaceAll(Pattern.quote(second) + "(\\.0+)?Z", "PRODUCED")
        .replace(IN_WORDS.format(produced), "PRODUCED");
  }

  /** By their directory: what streams it says the size of a file only after it. */
  private String entries(byte[] zip) throws IOException {
    Path file = Files.write(Files.createTempFile("answer", ".zip"), zip);
    try (ZipFile all = new ZipFile(file.toFile())) {
      StringBuilder text = new StringBuilder();
      for (ZipEntry entry : Collections.list(all.entries())) {
        String name = entry.getName();
        text.append("\n== ").append(name).append('\n');
        if (!SEALS.matcher(name).matches()) {
          text.append(of(name, all.getInputStream(entry).readAllBytes()));
        }
      }
      return text.toString();
    } finally {
      Files.delete(file);
    }
  }
}
