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
  /** Short enough for any line. */
  BRIEF("=M'\"><mark-M data-M>&amp;${7717*7717}"),
  /** Without blanks, commas and equals signs, for what is a name of something. */
  PATH("@M/../..\\M'\"><mark-M>#{7717*7717}%2e%2e/"),
  /** Ends of what XML and JSON keep texts in, and references that stay as they are. */
  DATA("-M]]></data><mark-M/>&lt;{\"M\":\"\\\"}\\u003c&#39;{{7717*7717}}{{M}}"),
  /** Letters from right to left, with marks upon them, and beyond the first plane. */
  LETTERS("M\u05E9\u05DC\u05D5\u05DD e\u0301\u0323 \uD83D\uDC69\uD83C\uDFFD \uD835\uDD44M"),
  /** One long word. */
  LONG("\tM" + "W".repeat(100) + "M"),
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
