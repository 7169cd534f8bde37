package io.muster.stig.reading;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that says which release a STIG is, as DISA writes it: {@code Release: 1 Benchmark Date:
 * 24 Jul 2024}.
 */
record ReleaseInfo(int number, LocalDate date) {

  private static final Pattern LINE =
      Pattern.compile(
          "(?i)Release:\\s*([0-9]{1,6})(?:\\.[0-9]+)?\\s+Benchmark\\s+Date:\\s*"
              + "([0-9]{1,2}\\s+[a-z]{3}\\s+[0-9]{4})\\s*");
  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("d MMM uuuu")
          .toFormatter(Locale.ENGLISH);

  static ReleaseInfo of(String text) {
    Matcher line = LINE.matcher(text.strip());
    if (line.matches()) {
      try {
        return new ReleaseInfo(
            Integer.parseInt(line.group(1)),
            LocalDate.parse(line.group(2).replaceAll("\\s+", " "), DAY));
      } catch (DateTimeParseException notADay) {
        // said below
      }
    }
    throw StigRefused.because(
        "The file does not say its release as “Release: 1 Benchmark Date: 24 Jul 2024”, but “%s”.",
        text);
  }
}
