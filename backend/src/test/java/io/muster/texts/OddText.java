package io.muster.texts;

/**
 * Texts that a page, a file, a shell, a spreadsheet or a database might take for something else.
 */
enum OddText {
  /**
   * Elements, attributes, references, expressions, a formula, wildcards and quotes, in one line.
   */
  MARKUP("=M'\"><mark-M data-M onclick=x()>[[${7717*7717}]]&amp;__${7717*7717}__%_\\"),
  /** A link that would run something, a shell's substitutions, and a second statement. */
  SCRIPT("javascript:alert('M')/*`id`$(id)'; drop table account--<script>M</script>#{M}"),
  /** Several lines, the second like an event of a log. */
  LINES("+M<mark-M>\r\n2026-01-01T00:00:00.000Z  INFO M : -M\n@M</textarea><mark-M data-M>\tM"),
  /** What cannot be seen but may be there: a zero-width space, a soft hyphen, a byte order mark. */
  UNSEEN("M\u200Bun\u00ADseen\uFEFFM"),
  NUL("M\u0000M"),
  ESCAPE("M\u001B[31mM\u009BM"),
  TURNED("M\u202Exslx.M\u2066M"),
  SEPARATED("M\u2028M\u2029M"),
  HALF("M\uD800M"),
  NO_CHARACTER("M\uFFFEM\uFFFFM");

  /** What {@code ${7717*7717}} would come to; stands nowhere else. */
  static final String EVALUATED = String.valueOf(7717 * 7717);

  private final String text;

  OddText(String text) {
    this.text = text;
  }

  /** The text with a mark by which it is known again, such as {@code m17m}. */
  String marked(String mark) {
    return text.replace("M", mark);
  }

  /** Whether no field takes it. */
  boolean refused() {
    return ordinal() >= NUL.ordinal();
  }
}
