package io.muster.ui;

import java.util.Locale;
import org.springframework.stereotype.Component;

/** How pages say figures ({@code @numbers} in templates). */
@Component("numbers")
public class Numbers {

  /** {@code 1,234}. */
  public String grouped(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** {@code 1 container}, {@code 2 containers}, {@code 0 containers}: for nouns that take an s. */
  public String of(long number, String noun) {
    return of(number, noun, noun + "s");
  }

  /** {@code 1 boundary}, {@code 2 boundaries}. */
  public String of(long number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }

  /** A size by its largest unit, in thousands: {@code 41 kB}, {@code 1.2 MB}. */
  public String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    if (bytes < 1_000_000) {
      return bytes / 1_000 + " kB";
    }
    return String.format(Locale.ENGLISH, "%.1f MB", bytes / 1e6);
  }
}
