package io.muster.integrity.web;

import io.muster.identity.Actor;
import io.muster.identity.Role;
import io.muster.identity.Scope;
import io.muster.integrity.Check;
import io.muster.integrity.Checks;
import io.muster.integrity.IntegritySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether all that is derived follows from the facts, for administrators of all boundaries. */
@Controller
class IntegrityController {

  private static final int CHECKS = 20;
  private static final int DIFFERENCES = 200;

  /** A check a day, and a day's patience with one that was missed. */
  private static final Duration OLDEST = Duration.ofDays(2);

  private final Checks checks;
  private final IntegritySettings settings;
  private final Clock clock;

  IntegrityController(Checks checks, IntegritySettings settings, Clock clock) {
    this.checks = checks;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/integrity")
  String show(Actor actor, Model model) {
    actor.requireEverywhere(Role.ADMINISTRATOR);
    Scope scope = actor.scope();
    List<Check> last = checks.last(CHECKS, scope);
    model.addAttribute("checks", last);
    model.addAttribute("at", settings.time().map(LocalTime::toString).orElse(null));
    if (!last.isEmpty()) {
      Check newest = last.getFirst();
      List<Checks.Found> found = checks.foundBy(newest.id(), DIFFERENCES + 1, scope);
      model.addAttribute("newest", newest);
      model.addAttribute("old", newest.endedAt().isBefore(clock.instant().minus(OLDEST)));
      model.addAttribute("found", found.stream().limit(DIFFERENCES).toList());
      model.addAttribute("more", found.size() > DIFFERENCES);
      model.addAttribute("kept", Checks.KEPT);
    }
    return "integrity/integrity";
  }
}
