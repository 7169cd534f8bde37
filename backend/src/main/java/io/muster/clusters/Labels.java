package io.muster.clusters;

import io.muster.shared.Invalid;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Labels as people write them: a line each, the key, an equals sign, the value. */
public final class Labels {

  private static final int MOST = 50;

  private Labels() {}

  /**
   * Reads lines of {@code key=value}; empty lines do not count.
   *
   * @throws Invalid on field {@code labels} for a line without an equals sign, or a key said twice
   */
  public static Map<String, String> read(String lines) {
    Map<String, String> labels = new TreeMap<>();
    for (String line : lines.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new Invalid("labels", "Write each label on a line of its own, as key=value.");
      }
      String key = line.substring(0, equals).strip();
      if (labels.put(key, line.substring(equals + 1).strip()) != null) {
        throw new Invalid("labels", "The label " + shown(key) + " is there twice.");
      }
    }
    return labels;
  }

  /** The labels as lines that {@link #read} reads. */
  public static String lines(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining("\n"));
  }

  static Map<String, String> checked(Map<String, String> labels, Rules rules) {
    if (labels.size() > MOST) {
      rules.refuse(
          "labels", "There are " + labels.size() + " labels; at most " + MOST + " are allowed.");
    }
    labels.forEach((key, value) -> check(key, value, rules));
    return labels;
  }

  private static void check(String key, String value, Rules rules) {
    if (key.isEmpty() || key.length() > 63 || !key.matches("[^\\s=\\p{Cntrl}]+")) {
      rules.refuse(
          "labels",
          "The label " + shown(key) + ": a key has 1 to 63 characters, without blanks or =.");
    } else if (value.length() > 255 || value.chars().anyMatch(Character::isISOControl)) {
      rules.refuse(
          "labels", "The label " + shown(key) + ": a value is one line of at most 255 characters.");
    }
  }

  private static String shown(String key) {
    return key.length() > 63 ? key.substring(0, 63) + "…" : key;
  }
}
