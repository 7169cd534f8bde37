package io.muster.texts;

import io.muster.shared.PlainText;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Odd texts that the portal was told, to be found again: each bears a mark of its own. Blanks do
 * not count, since forms take them off and pages break lines.
 */
final class Told {

  private static final Pattern MARK = Pattern.compile("m\\d{5,}m");
  private static final String CUT = "…";

  /** A text, and who told it. */
  private record One(String text, String where) {}

  /**
   * What came of looking.
   *
   * @param wrong what is there but not whole
   * @param any whether anything is there whole
   */
  record Look(Set<String> wrong, boolean any) {}

  private final Map<String, One> all = new ConcurrentHashMap<>();
  private final Set<String> found = ConcurrentHashMap.newKeySet();

  /**
   * Long enough to stand in no digest or token by chance; of all tests, since they share what the
   * portal keeps.
   */
  private static final AtomicInteger MARKS = new AtomicInteger(10_000);

  /** A text of that kind with a mark of its own, not yet told. */
  String next(OddText kind) {
    return kind.marked("m%dm".formatted(MARKS.incrementAndGet()));
  }

  /** It was told there. */
  void told(String text, String where) {
    all.put(mark(text), new One(text, where));
  }

  private static String mark(String text) {
    var mark = MARK.matcher(text);
    if (!mark.find()) {
      throw new IllegalArgumentException("No mark in " + text);
    }
    return mark.group();
  }

  /**
   * Looks for what was told in texts that somebody read, and gives what is there but not whole, a
   * sentence each. A text that is cut says so.
   */
  Look look(ReadAnswer answer) {
    String read =
        answer.texts().stream().map(Told::withoutBlanks).collect(Collectors.joining("\u0000"));
    Set<String> wrong = new TreeSet<>();
    boolean any = false;
    var mark = MARK.matcher(read);
    while (mark.find()) {
      One one = all.get(mark.group());
      if (one == null) {
        continue;
      } else if (wholeIn(read, one.text)) {
        found.add(mark.group());
        any = true;
      } else if (!cutIn(read, mark.start(), mark.group(), one.text)) {
        wrong.add("has not whole what was told to " + one.where + ": " + around(read, mark));
      }
    }
    return new Look(wrong, any);
  }

  private static String around(String read, java.util.regex.Matcher mark) {
    return read.substring(
        Math.max(0, mark.start() - 20), Math.min(read.length(), mark.end() + 120));
  }

  /**
   * Whether the text stands there as it is, or with what nobody sees by its number; in Markdown
   * with backslashes.
   */
  private static boolean wholeIn(String read, String text) {
    String whole = withoutBlanks(PlainText.visible(text));
    return read.contains(withoutBlanks(text))
        || read.contains(whole)
        || read.replace("\\", "").contains(whole.replace("\\", ""));
  }

  private static boolean cutIn(String read, int at, String mark, String text) {
    String whole = withoutBlanks(PlainText.visible(text));
    int begin = at - whole.indexOf(mark);
    int end = read.indexOf(CUT, at);
    return begin >= 0 && end > at && whole.startsWith(read.substring(begin, end));
  }

  private static String withoutBlanks(String text) {
    // The report has other brackets around what nobody sees.
    return text.replaceAll("\\s+", "").replace('\u27E6', '[').replace('\u27E7', ']');
  }

  /** What was told and found nowhere whole, by whom. */
  Set<String> missing() {
    Set<String> missing = new TreeSet<>();
    all.forEach(
        (mark, one) -> {
          if (!found.contains(mark)) {
            missing.add(one.where + ": " + one.text);
          }
        });
    return missing;
  }
}
