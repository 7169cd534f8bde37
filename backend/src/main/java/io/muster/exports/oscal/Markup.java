package io.muster.exports.oscal;

import io.muster.exports.Plain;
import java.util.stream.Collectors;

/**
 * Plain text as the Markdown that OSCAL's texts are, so that it reads as it was written: a
 * container may be named like a link or a heading.
 */
final class Markup {

  private Markup() {}

  /** One line; a dash for nothing, since OSCAL has no empty texts. */
  static String line(String text) {
    String plain = Plain.line(text).strip();
    return plain.isEmpty() ? "-" : escaped(plain);
  }

  /** A paragraph for each line that is not blank; a dash for nothing. */
  static String paragraphs(String text) {
    String all =
        Plain.text(text)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(Markup::line)
            .collect(Collectors.joining("\n\n"));
    return all.isEmpty() ? "-" : all;
  }

  private static String escaped(String line) {
    return line.replaceAll("[\\\\`*_\\[\\]<>&~^{}\"'|]", "\\\\$0")
        .replaceAll("-(?=-)|(?<=-)-", "\\\\-")
        .replaceAll("\\.(?=\\.\\.)|(?<=\\.)\\.|\\.(?=\\.)", "\\\\.")
        .replaceAll("^([#+=-])", "\\\\$1")
        .replaceAll("^(\\d+)([.)])", "$1\\\\$2");
  }
}
