package io.muster.stig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two releases of a STIG compared, rule by rule on the V-ID.
 *
 * @param same how many rules both say alike
 */
public record Comparison(List<Rule> added, List<Rule> removed, List<RuleChange> changed, int same) {

  /** Compares the rules of an earlier release with those of a later one. */
  public static Comparison of(List<Rule> before, List<Rule> after) {
    Map<String, Rule> was = byVId(before);
    Map<String, Rule> is = byVId(after);
    List<RuleChange> changed = new ArrayList<>();
    int same = 0;
    for (Rule rule : after) {
      Rule old = was.get(rule.vId());
      if (old != null) {
        RuleChange change = RuleChange.between(old, rule);
        if (change.changes().isEmpty()) {
          same++;
        } else {
          changed.add(change);
        }
      }
    }
    return new Comparison(
        after.stream().filter(rule -> !was.containsKey(rule.vId())).toList(),
        before.stream().filter(rule -> !is.containsKey(rule.vId())).toList(),
        changed,
        same);
  }

  private static Map<String, Rule> byVId(List<Rule> rules) {
    return rules.stream().collect(Collectors.toMap(Rule::vId, Function.identity()));
  }
}
