package io.muster.trail.web;

import io.muster.identity.Actor;
import io.muster.shared.Invalid;
import io.muster.trail.Seal;
import io.muster.trail.SealSettings;
import io.muster.trail.Seals;
import io.muster.trail.TrailAccess;
import io.muster.trail.Verification;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether the audit log is whole, and the seals by which one can tell. */
@Controller
class SealsController {

  private static final int SHOWN = 30;

  private final Seals seals;
  private final Verification verification;
  private final SealSettings settings;
  private final Clock clock;

  SealsController(Seals seals, Verification verification, SealSettings settings, Clock clock) {
    this.seals = seals;
    this.verification = verification;
    this.settings = settings;
    this.clock = clock;
  }

  /** Reads the whole log only when asked to: that takes a while. */
  @GetMapping("/audit/verification")
  String verify(
      Actor actor,
      @RequestParam(required = false) @Nullable String head,
      @RequestParam(required = false) @Nullable String verify,
      Model model) {
    TrailAccess.requireAll(actor);
    List<Seal> kept = seals.all().reversed();
    model.addAttribute("seals", kept.stream().limit(SHOWN).toList());
    model.addAttribute("sealsInAll", kept.size());
    model.addAttribute("sealAt", settings.time().map(LocalTime::toString).orElse(null));
    model.addAttribute("head", head == null ? "" : head.strip());
    if (verify != null) {
      try {
        Seal outside = head == null || head.isBlank() ? null : Seal.of(head, clock.instant());
        model.addAttribute("found", verification.verify(outside));
      } catch (Invalid unreadable) {
        model.addAttribute("wrong", unreadable.sentence());
      }
    }
    return "trail/verification";
  }

  @GetMapping("/audit/seals")
  void seals(Actor actor, HttpServletResponse response) throws IOException {
    TrailAccess.requireAll(actor);
    TextFile.begin(response, "text/plain", "audit-seals.txt");
    Writer out = response.getWriter();
    for (Seal seal : seals.all()) {
      out.write("%d:%s %s%n".formatted(seal.seq(), seal.hash(), seal.at()));
    }
  }
}
