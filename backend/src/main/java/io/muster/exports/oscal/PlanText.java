package io.muster.exports.oscal;

import io.muster.exports.PoamItem;
import io.muster.plans.Milestone;
import io.muster.plans.Outstanding;
import io.muster.plans.Plan;
import io.muster.plans.PlanVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a plan says, as a remediation with its milestones as tasks. */
final class PlanText {

  private PlanText() {}

  /** What is open under it, in a sentence, and whether it is late. */
  static String counts(PoamItem item) {
    Outstanding.Figures open = item.open();
    String said =
        item.over()
            ? "Nothing is open."
            : ("Open findings: %d (unaddressed %d, risk accepted %d, documented and Open by the"
                    + " AO's policy %d) on clusters: %d.")
                .formatted(
                    open.all(),
                    open.unaddressed(),
                    open.accepted(),
                    open.documented(),
                    item.clusters().size());
    return item.plan().late() ? said + "\n" + String.join("\n", item.plan().lateBecause()) : said;
  }

  /** The plan's properties. */
  static List<Prop> props(PoamItem item) {
    Plan plan = item.plan();
    PlanVersion latest = plan.latest();
    return List.of(
        Prop.of("plan", plan.id()),
        Prop.of("boundary", plan.boundaryName()),
        Prop.of("cluster", plan.clusterName()),
        Prop.of("plan-version", plan.version()),
        Prop.of("status", plan.status().word()),
        Prop.of("owner", plan.owner()),
        Prop.of("external-id", latest == null ? "" : latest.text().externalId()),
        Prop.of("scheduled-completion", plan.scheduledCompletion()),
        Prop.of("late", plan.late()),
        Prop.of("clusters", item.clusters().size()),
        Prop.of("unaddressed", item.open().unaddressed()),
        Prop.of("risk-accepted", item.open().accepted()),
        Prop.of("documented", item.open().documented()));
  }

  /** Writes the content of a remediation. */
  static void remediation(OscalJson out, PoamItem item) {
    Plan plan = item.plan();
    PlanVersion latest = plan.latest();
    out.id(OscalId.of("remediation", plan.id()));
    out.word("lifecycle", item.over() ? "completed" : "planned");
    out.line("title", "Plan of " + plan.name());
    out.text(
        "description",
        latest == null
            ? "Nobody has written a plan yet. Completion is due %d days after the first finding opened."
                .formatted(Plan.DAYS_FOR_CAT_II)
            : "Owner: %s.\nResources: %s\nComments: %s\nWritten by %s, %s, at %s."
                .formatted(
                    plan.owner(),
                    said(latest.text().resources()),
                    said(latest.text().comments()),
                    latest.displayName(),
                    latest.role(),
                    latest.at()));
    out.props(props(item));
    Map<Milestone, Integer> told = new HashMap<>();
    out.each("tasks", plan.milestones(), m -> task(out, plan, m, told.merge(m, 1, Integer::sum)));
  }

  private static void task(OscalJson out, Plan plan, Milestone milestone, int occurrence) {
    UUID id = OscalId.of("milestone", plan.id(), milestone.day(), milestone.text(), occurrence);
    out.id(id);
    out.word("type", "milestone");
    out.line("title", milestone.text());
    out.props(
        List.of(
            Prop.of("done", milestone.done()),
            Prop.of("missed", milestone.missedOn(plan.today()))));
    out.object(
        "timing",
        () ->
            out.object("on-date", () -> out.at("date", Risks.endOf(milestone.day(), plan.zone()))));
  }

  private static String said(String text) {
    return text.isBlank() ? "nothing said." : text;
  }
}
