package io.muster.exports.oscal;

import io.muster.exceptions.PendingRequest;
import io.muster.exports.Citation;
import io.muster.exports.PoamFinding;
import io.muster.exports.PoamItem;
import io.muster.exports.Snapshot;
import io.muster.exports.Violator;
import io.muster.plans.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The risks: that of each open finding, and that of each plan with how it is mended. */
final class Risks {

  private static final String STATEMENT =
      "A container in its host's process namespace sees every process of the host and may act on"
          + " it.";

  private Risks() {}

  static UUID id(PoamFinding finding) {
    return OscalId.of("risk", finding.id());
  }

  static UUID id(PoamItem item) {
    return OscalId.of("plan risk", item.plan().id());
  }

  /**
   * Writes a finding's risk.
   *
   * @param plan the plan that it is under, null if none; its completion is the deadline of what no
   *     exception addresses
   */
  static void ofFinding(
      OscalJson out, Head head, Snapshot seen, PoamFinding finding, @Nullable Plan plan) {
    RiskStatus status = RiskStatus.of(finding);
    out.id(id(finding));
    out.line(
        "title",
        "%s on node %s of cluster %s"
            .formatted(finding.subject().name(), finding.subject().node(), seen.line().name()));
    out.text("description", description(finding));
    out.text("statement", STATEMENT);
    out.props(props(head, finding));
    out.word("status", status.word());
    Head.origins(out);
    out.at(
        "deadline",
        status == RiskStatus.DEVIATION_APPROVED ? addressedUntil(finding) : completion(plan));
    out.each(
        "related-observations",
        finding.violators(),
        v -> out.word("observation-uuid", Observations.id(v)));
  }

  /** Writes a plan's risk, with the plan as its remediation. */
  static void ofPlan(OscalJson out, Head head, PoamItem item) {
    out.id(id(item));
    out.line("title", Plan.RULE + ": " + item.plan().name());
    out.text("description", PlanText.counts(item));
    out.text("statement", STATEMENT);
    out.props(List.of(Prop.of("severity", head.severity()), Prop.of("rule-id", head.ruleId())));
    out.word("status", RiskStatus.of(item).word());
    Head.origins(out);
    out.at("deadline", completion(item.plan()));
    out.one("remediations", () -> PlanText.remediation(out, item));
  }

  /** The last second of a day. */
  static Instant endOf(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
  }

  private static @Nullable Instant completion(@Nullable Plan plan) {
    LocalDate day = plan == null ? null : plan.scheduledCompletion();
    return day == null ? null : endOf(day, plan.zone());
  }

  /** Until when exceptions address each of its containers. */
  private static @Nullable Instant addressedUntil(PoamFinding finding) {
    return finding.violators().stream()
        .map(Risks::addressedUntil)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Instant addressedUntil(Violator violator) {
    return violator.citations().stream()
        .map(c -> endOf(c.untilDay(), c.zone()))
        .max(Comparator.naturalOrder())
        .orElse(violator.openedAt());
  }

  private static String description(PoamFinding finding) {
    return finding.violators().stream().map(Violator::line).collect(Collectors.joining("\n"))
        + finding.requested().stream()
            .map(
                r ->
                    "\n%s, %s since %s, asks for it: %s."
                        .formatted(r.number(), r.state().words(), r.since(), r.kind().word()))
            .collect(Collectors.joining());
  }

  private static List<Prop> props(Head head, PoamFinding finding) {
    List<Prop> props = new ArrayList<>();
    props.add(Prop.of("severity", head.severity()));
    props.add(Prop.of("rule-id", head.ruleId()));
    props.add(Prop.of("finding", finding.id()));
    props.add(Prop.of("stand", finding.stand().name().toLowerCase(java.util.Locale.ROOT)));
    for (Citation cited : finding.citations()) {
      props.add(Prop.of("exception", cited.number()).of(cited.number()));
      props.add(Prop.of("exception-kind", cited.kind().word()).of(cited.number()));
      props.add(
          Prop.of("exception-until", cited.untilDay() + " (" + cited.zone() + ")")
              .of(cited.number()));
      props.add(Prop.of("ssp-reference", cited.sspReference()).of(cited.number()));
    }
    for (PendingRequest request : finding.requested()) {
      props.add(Prop.of("request", request.number()).of(request.number()));
      props.add(Prop.of("request-kind", request.kind().word()).of(request.number()));
      props.add(Prop.of("requested-until", request.text().until()).of(request.number()));
    }
    return props;
  }
}
