package io.muster.api;

import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.ReleaseId;
import io.muster.stig.Benchmarks;
import io.muster.stig.Controls;
import io.muster.stig.Release;
import io.muster.stig.RuleFilter;
import io.muster.stig.RuleInRelease;
import io.muster.stig.RuleOrder;
import io.muster.stig.Rules;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules of imported STIGs. */
@RestController
@RequestMapping("/api/v1/rules")
class RuleRoutes {

  private final Rules rules;
  private final Benchmarks benchmarks;
  private final Controls controls;
  private final Clock clock;

  RuleRoutes(Rules rules, Benchmarks benchmarks, Controls controls, Clock clock) {
    this.rules = rules;
    this.benchmarks = benchmarks;
    this.controls = controls;
    this.clock = clock;
  }

  /** A found rule with its place in the list, after which the next part begins. */
  private record Placed(int place, RuleInRelease found) {}

  @GetMapping
  @Operation(summary = "Rules of the releases in effect, or of one benchmark, best match first")
  PagedItems<RuleView> search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String cci,
      @RequestParam(defaultValue = "") String control,
      @RequestParam(defaultValue = "") String benchmark,
      @RequestParam @Nullable Instant asOf,
      Paging paging) {
    List<Release> releases =
        benchmark.isEmpty()
            ? benchmarks.inEffectAt(at(asOf))
            : List.of(benchmarks.get(ReleaseId.parse(benchmark)));
    RuleFilter all = RuleFilter.of(releases);
    RuleFilter filter = new RuleFilter(all.releases(), q, null, ccis(cci, control));
    int from = place(paging);
    List<RuleInRelease> found = rules.search(filter, RuleOrder.MATCH, paging.limit() + 1, from);
    List<Placed> rows =
        IntStream.range(0, found.size())
            .mapToObj(i -> new Placed(from + i + 1, found.get(i)))
            .toList();
    Map<String, List<String>> mapped =
        controls.of(found.stream().flatMap(r -> r.rule().ccis().stream()).distinct().toList());
    return PagedItems.cut(
        rows,
        paging,
        row -> String.valueOf(row.place()),
        row -> RuleView.of(row.found(), mapped, false));
  }

  @GetMapping("/{vId}")
  @Operation(summary = "A rule by its V-ID, as the release in effect at an instant says it")
  RuleView one(@PathVariable String vId, @RequestParam @Nullable Instant asOf) {
    List<Release> inEffect = benchmarks.inEffectAt(at(asOf));
    RuleInRelease found =
        rules.history(vId).stream()
            .filter(r -> inEffect.contains(r.release()))
            .findFirst()
            .orElseThrow(() -> new NotFound("No imported release in effect then has that rule."));
    return RuleView.of(found, controls.of(found.rule().ccis()), true);
  }

  private Instant at(@Nullable Instant asOf) {
    return asOf == null ? clock.instant() : asOf;
  }

  private @Nullable List<String> ccis(String cci, String control) {
    String named = cci.strip().toUpperCase(Locale.ROOT);
    if (control.isBlank()) {
      return named.isEmpty() ? null : List.of(named);
    }
    return controls.ccisOf(control.strip().toUpperCase(Locale.ROOT)).stream()
        .filter(c -> named.isEmpty() || c.equals(named))
        .toList();
  }

  private static int place(Paging paging) {
    String after = paging.after();
    if (after == null) {
      return 0;
    }
    if (!after.matches("[0-9]{1,9}")) {
      throw new Invalid("cursor", "This cursor was not given by this list.");
    }
    return Integer.parseInt(after);
  }
}
