package io.muster.exports;

import io.muster.evaluation.Verdict;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.PendingRequest;
import io.muster.exceptions.Pin;
import io.muster.exceptions.RequestState;
import io.muster.exceptions.RequestText;
import io.muster.exceptions.SubjectPattern;
import io.muster.exports.oscal.Assessed;
import io.muster.plans.Milestone;
import io.muster.plans.Outstanding.Figures;
import io.muster.plans.Plan;
import io.muster.plans.PlanStatus;
import io.muster.plans.PlanText;
import io.muster.plans.PlanVersion;
import io.muster.posture.Standing;
import io.muster.shared.ClusterId;
import io.muster.shared.ExceptionId;
import io.muster.shared.PlanId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Clusters, findings, exceptions and plans made up at random, with names that no one expects. */
final class GeneratedOscal {

  static final List<String> NAMES =
      List.of(
          "harbor",
          "*bold* _em_ `code` [a](http://b) ![i](x)",
          "# heading",
          "- item",
          "1. first",
          "<script>alert(1)</script> & &amp;",
          "{{ insert: param, x }}",
          "\"quoted\" 'single' ... -- ---",
          "control\u0001\u0000\t\u007f\u0085",
          "two\nlines\r\nthree",
          "\ud83d\ude80 rocket \u202e right to left",
          "half \ud83d",
          "  blanks  around  ",
          "a|b ~c~ ^d^ \\ back",
          "=== +++ :: ~~~",
          "x".repeat(3000));

  private final Random random;
  private final Map<PlanId, PoamDevice> devices = new LinkedHashMap<>();

  GeneratedOscal(long seed) {
    random = new Random(seed);
  }

  List<Assessed> clusters(int count) {
    List<Assessed> fleet = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Verdict verdict = Verdict.values()[i % Verdict.values().length];
      List<Violator> violators = new ArrayList<>();
      for (int k = verdict == Verdict.NOT_APPLICABLE ? 0 : random.nextInt(4); k > 0; k--) {
        violators.add(violator(k));
      }
      Standing standing =
          random.nextInt(5) == 0
              ? Shown.standing(verdict, null, null, 0, 0, violators.size())
              : Shown.standing(verdict, Shown.SCAN, Shown.SCAN, 0, 0, violators.size());
      fleet.add(cluster(name(), standing, violators.toArray(Violator[]::new)));
    }
    return fleet;
  }

  private Violator violator(int number) {
    return switch (random.nextInt(4)) {
      case 0 -> Shown.violator(name() + number, Shown.documented());
      case 1 -> Shown.violator(name() + number, accepted());
      case 2 -> Shown.violator("asked " + number);
      default -> Shown.violator(name() + number);
    };
  }

  Assessed cluster(String name, Standing standing, Violator... violators) {
    ClusterId id = new ClusterId(new UUID(random.nextLong(), random.nextLong()));
    return assessed(
        Shown.snapshot(id, name, Shown.asset(), standing, violators), random.nextBoolean());
  }

  /** The same cluster with other violators. */
  Assessed again(Assessed before, Violator... violators) {
    Snapshot seen = before.checklist().seen();
    return assessed(
        Shown.snapshot(
            seen.cluster(), seen.line().name(), seen.asset(), seen.standing(), violators),
        true);
  }

  private Assessed assessed(Snapshot seen, boolean planned) {
    return new Assessed(
        Shown.checklist(seen, KnownRule.RELEASE),
        PoamFinding.of(seen, List.of(request("asked *"))),
        planned ? plan(seen, random.nextBoolean()) : null);
  }

  static Assessed numbered(int i) {
    ClusterId id = new ClusterId(new UUID(7, i));
    Snapshot seen =
        Shown.snapshot(
            id,
            "cluster",
            Shown.asset(),
            Shown.open(),
            Shown.violator("dbg", Shown.documented()),
            Shown.violator("other"));
    return new Assessed(
        Shown.checklist(seen, KnownRule.RELEASE), PoamFinding.of(seen, List.of()), null);
  }

  static PoamDevice device(Assessed one) {
    return new PoamDevice(one.checklist().seen(), one.findings());
  }

  /** An item of a POA&M for each cluster. */
  List<PoamItem> items(List<Assessed> fleet) {
    return fleet.stream().map(one -> item(one, random.nextBoolean())).toList();
  }

  PoamItem item(Assessed one, boolean written) {
    Snapshot seen = one.checklist().seen();
    Plan plan = plan(seen, written);
    devices.put(plan.id(), device(one));
    int open = one.findings().size();
    return open == 0
        ? new PoamItem(plan, Figures.NONE, Set.of())
        : new PoamItem(plan, new Figures(open, 0, 0, Shown.SCANNED), Set.of(seen.cluster()));
  }

  Iterator<PoamDevice> devices(PoamItem item) {
    return item.over()
        ? List.<PoamDevice>of().iterator()
        : List.of(devices.get(item.plan().id())).iterator();
  }

  Plan plan(Snapshot seen, boolean written) {
    PlanText text =
        new PlanText(
            name(),
            List.of(
                new Milestone(name(), LocalDate.of(2026, 12, 1), false),
                new Milestone("again", LocalDate.of(2026, 12, 2), true),
                new Milestone("again", LocalDate.of(2026, 12, 2), true)),
            LocalDate.of(2027, 3, 1),
            random.nextBoolean() ? "" : name(),
            random.nextBoolean() ? "" : name(),
            PlanStatus.ONGOING,
            random.nextBoolean() ? "" : "First line\n\n# " + name());
    return new Plan(
        new PlanId(new UUID(8, seen.cluster().value().getLeastSignificantBits())),
        seen.line().boundary(),
        "Shipyard",
        ZoneId.of("UTC"),
        seen.cluster(),
        seen.line().name(),
        true,
        new Figures(1, 0, 0, Shown.SCANNED),
        written ? new PlanVersion(1, Shown.SCANNED, "iris", name(), "ISSO", text) : null,
        LocalDate.of(2026, 12, 24));
  }

  PendingRequest request(String pattern) {
    return new PendingRequest(
        new ExceptionId(new UUID(2, 99)),
        "EX-2026-0099",
        ExceptionKind.RISK_ACCEPTED,
        RequestState.ENDORSED,
        Shown.SCANNED,
        new RequestText(
            "t",
            "",
            "",
            "",
            "",
            "",
            new SubjectPattern(pattern, "", ""),
            List.of(),
            "",
            Pin.FINGERPRINT,
            LocalDate.of(2026, 11, 1),
            LocalDate.of(2026, 12, 31)));
  }

  private static Citation accepted() {
    return new Citation(
        new ExceptionId(new UUID(2, 2)),
        "EX-2026-0002",
        ExceptionKind.RISK_ACCEPTED,
        LocalDate.of(2026, 12, 31),
        ZoneId.of("America/New_York"),
        "");
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }
}
