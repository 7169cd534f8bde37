package io.muster.stig.web;

import io.muster.stig.RuleChange;
import io.muster.stig.RuleInRelease;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule in one of its releases.
 *
 * @param since what changed since the release before; null if it is the first that has the rule, or
 *     withdrawn
 */
record RulePast(RuleInRelease in, @Nullable RuleChange since) {

  /** Every release of the rule with what changed in it. */
  static List<RulePast> of(List<RuleInRelease> newestFirst) {
    List<RulePast> all = new ArrayList<>();
    for (int i = 0; i < newestFirst.size(); i++) {
      RuleInRelease is = newestFirst.get(i);
      RuleInRelease before =
          newestFirst.subList(i + 1, newestFirst.size()).stream()
              .filter(r -> !r.release().withdrawn())
              .filter(r -> r.release().stigId().equals(is.release().stigId()))
              .findFirst()
              .orElse(null);
      boolean compared = before != null && !is.release().withdrawn();
      all.add(new RulePast(is, compared ? RuleChange.between(before.rule(), is.rule()) : null));
    }
    return all;
  }
}
