package io.muster.schedules;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times of the week at which scans may begin, or may not. One that ends before it begins goes over
 * midnight and belongs to the day on which it begins.
 *
 * @param text as it was written: {@code allow Mon-Fri 22:00-06:00}, {@code forbid Sat,Sun}
 * @param to the first time that is outside again; midnight is the end of the day
 */
public record Window(
    String text, boolean allows, Set<DayOfWeek> days, LocalTime from, LocalTime to) {

  private static final Pattern FORM =
      Pattern.compile(
          "(allow|forbid)\\s+([a-z,\\- ]+?)(?:\\s+(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2}))?",
          Pattern.CASE_INSENSITIVE);

  /**
   * Reads one as people write it.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  public static Window parse(String line) {
    Matcher m = FORM.matcher(line.strip());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "Write “" + line.strip() + "” as: allow Mon-Fri 22:00-06:00, or: forbid Sat,Sun.");
    }
    return new Window(
        line.strip().replaceAll("\\s+", " "),
        m.group(1).equalsIgnoreCase("allow"),
        days(m.group(2)),
        m.group(3) == null ? LocalTime.MIDNIGHT : time(m.group(3)),
        m.group(4) == null ? LocalTime.MIDNIGHT : time(m.group(4)));
  }

  /** Whether a time of its zone lies in it. */
  boolean contains(ZonedDateTime t) {
    LocalTime time = t.toLocalTime();
    boolean over = !to.isAfter(from);
    if (!over) {
      return days.contains(t.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
    }
    return days.contains(t.getDayOfWeek()) && !time.isBefore(from)
        || days.contains(t.getDayOfWeek().minus(1)) && time.isBefore(to);
  }

  private static Set<DayOfWeek> days(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.strip().split("\\s*,\\s*")) {
      String[] ends = part.split("\\s*-\\s*");
      if (part.equalsIgnoreCase("daily")) {
        days.addAll(EnumSet.allOf(DayOfWeek.class));
      } else if (ends.length == 2) {
        DayOfWeek last = day(ends[1]);
        for (DayOfWeek d = day(ends[0]); ; d = d.plus(1)) {
          days.add(d);
          if (d == last) {
            break;
          }
        }
      } else {
        days.add(day(part));
      }
    }
    return Set.copyOf(days);
  }

  private static DayOfWeek day(String text) {
    for (DayOfWeek d : DayOfWeek.values()) {
      if (text.length() >= 3 && d.name().startsWith(text.strip().toUpperCase(Locale.ROOT))) {
        return d;
      }
    }
    throw new IllegalArgumentException(
        "“" + text.strip() + "” is no day: write Mon, Tue, Wed, Thu, Fri, Sat, Sun, or daily.");
  }

  private static LocalTime time(String text) {
    if (text.equals("24:00")) {
      return LocalTime.MIDNIGHT;
    }
    try {
      return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    } catch (DateTimeParseException none) {
      throw new IllegalArgumentException(
          "“" + text + "” is no time: write hours and minutes, 22:00.");
    }
  }
}
