package io.muster.exceptions;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of files that may be attached: by their names, and by how their content begins. */
enum FileKind {
  PDF("application/pdf", List.of("pdf"), "%PDF-"),
  PNG("image/png", List.of("png"), "\u0089PNG\r\n\u001a\n"),
  JPEG("image/jpeg", List.of("jpg", "jpeg"), "\u00ff\u00d8\u00ff"),
  WORD(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      List.of("docx"),
      "PK\u0003\u0004"),
  EXCEL(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      List.of("xlsx"),
      "PK\u0003\u0004"),
  TEXT("text/plain", List.of("txt", "log"), ""),
  CSV("text/csv", List.of("csv"), "");

  private final String mediaType;
  private final List<String> endings;
  private final byte[] begins;

  FileKind(String mediaType, List<String> endings, String begins) {
    this.mediaType = mediaType;
    this.endings = endings;
    this.begins = begins.getBytes(StandardCharsets.ISO_8859_1);
  }

  String mediaType() {
    return mediaType;
  }

  /** The kind of a file whose name and content agree on it. */
  static Optional<FileKind> of(String fileName, byte[] content) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(k -> k.endings.contains(ending) && k.fits(content))
        .findFirst();
  }

  /** All endings, in words: "pdf, png, …". */
  static String all() {
    return Arrays.stream(values())
        .flatMap(k -> k.endings.stream())
        .collect(Collectors.joining(", "));
  }

  private boolean fits(byte[] content) {
    if (begins.length > 0) {
      return content.length >= begins.length
          && Arrays.equals(content, 0, begins.length, begins, 0, begins.length);
    }
    return isText(content);
  }

  private static boolean isText(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.indexOf('\0') < 0;
    } catch (CharacterCodingException otherEncoding) {
      return false;
    }
  }
}
