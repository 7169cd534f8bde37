package io.muster.schedules;

import java.util.Locale;
import java.util.Map;

/** The commonest cron expressions in words; any other is shown as it stands. */
final class CronWords {

  private static final Map<String, String> DAYS =
      Map.ofEntries(
          Map.entry("0", "Sunday"),
          Map.entry("1", "Monday"),
          Map.entry("2", "Tuesday"),
          Map.entry("3", "Wednesday"),
          Map.entry("4", "Thursday"),
          Map.entry("5", "Friday"),
          Map.entry("6", "Saturday"),
          Map.entry("7", "Sunday"),
          Map.entry("SUN", "Sunday"),
          Map.entry("MON", "Monday"),
          Map.entry("TUE", "Tuesday"),
          Map.entry("WED", "Wednesday"),
          Map.entry("THU", "Thursday"),
          Map.entry("FRI", "Friday"),
          Map.entry("SAT", "Saturday"));

  private CronWords() {}

  static String of(String cron) {
    String[] f = cron.strip().split("\\s+");
    if (f.length == 5 && f[2].matches("[1-9]|[12]\\d|3[01]") && everyMonth(f)) {
      return "On day %s of each month at %02d:%02d"
          .formatted(f[2], Integer.parseInt(f[1]), Integer.parseInt(f[0]));
    }
    if (f.length != 5 || !f[2].equals("*") || !f[3].equals("*") || !f[0].matches("\\d{1,2}")) {
      return "At the times of cron " + cron;
    }
    String day = f[4].equals("*") ? "day" : DAYS.get(f[4].toUpperCase(Locale.ROOT));
    if (f[1].equals("*") && f[4].equals("*")) {
      return "Every hour at minute " + Integer.parseInt(f[0]);
    }
    return day == null || !f[1].matches("\\d{1,2}")
        ? "At the times of cron " + cron
        : "Every %s at %02d:%02d".formatted(day, Integer.parseInt(f[1]), Integer.parseInt(f[0]));
  }

  private static boolean everyMonth(String[] f) {
    return f[3].equals("*")
        && f[4].equals("*")
        && f[0].matches("\\d{1,2}")
        && f[1].matches("\\d{1,2}");
  }
}
