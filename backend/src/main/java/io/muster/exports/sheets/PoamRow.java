package io.muster.exports.sheets;

import io.muster.exceptions.ExceptionKind;
import io.muster.exports.KnownRule;
import io.muster.exports.Moment;
import io.muster.exports.PoamFinding;
import io.muster.exports.PoamItem;
import io.muster.exports.Release;
import io.muster.exports.Rule;
import io.muster.plans.Milestone;
import io.muster.plans.Outstanding;
import io.muster.plans.Plan;
import io.muster.plans.PlanStatus;
import io.muster.plans.PlanText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An item in the columns that eMASS imports. What only a person can judge, such as likelihood and
 * residual risk, stays empty.
 */
final class PoamRow {

  static final List<Column> COLUMNS =
      List.of(
          new Column("Control Vulnerability Description", 44, true),
          new Column("Controls / APs", 14, true),
          new Column("Security Checks", 24, true),
          new Column("Office/Org", 20, true),
          new Column("Status", 14, true),
          new Column("Scheduled Completion Date", 14, true),
          new Column("Requested Risk Accepted Expiration Date", 16, true),
          new Column("Completion Date", 14, true),
          new Column("Milestone ID", 14, true),
          new Column("Milestone Description", 36, true),
          new Column("Milestone Status", 14, true),
          new Column("Milestone Status Comments", 24, true),
          new Column("Milestone Scheduled Completion Date", 14, true),
          new Column("Milestone Completion Date", 14, true),
          new Column("Identification Source", 24, true),
          new Column("Identification Source Details", 36, true),
          new Column("Resources Required", 24, true),
          new Column("Comments", 60, true),
          new Column("Raw Severity", 12, true),
          new Column("Devices Affected", 36, true),
          new Column("Mitigations", 44, true),
          new Column("Predisposing Conditions", 20, true),
          new Column("Severity", 12, true),
          new Column("Relevance of Threat", 14, true),
          new Column("Threat Description", 20, true),
          new Column("Likelihood", 12, true),
          new Column("Impact", 12, true),
          new Column("Impact Description", 20, true),
          new Column("Residual Risk Level", 12, true),
          new Column("Recommendations", 44, true),
          new Column("Resulting Residual Risk after Proposed Mitigations", 16, true));

  private static final int MILESTONE = 8;
  private static final int DEVICES_MOST = 30_000;
  private static final String KNOWN_CCI = "CCI-000764";

  private final PoamItem item;
  private final Plan plan;
  private final StringBuilder devices = new StringBuilder();
  private final TreeSet<String> mitigations = new TreeSet<>();
  private int devicesLeft;
  private @Nullable LocalDate accepted;
  private @Nullable LocalDate requested;

  PoamRow(PoamItem item) {
    this.item = item;
    this.plan = item.plan();
  }

  /** Adds an affected device, by the host name that its checklist shows. */
  void add(String hostName, List<PoamFinding> findings) {
    if (devices.length() + hostName.length() > DEVICES_MOST) {
      devicesLeft++;
    } else {
      devices.append(devices.isEmpty() ? "" : "\n").append(hostName);
    }
    for (PoamFinding finding : findings) {
      finding
          .citations()
          .forEach(
              c -> {
                mitigations.add(c.sentence());
                if (c.kind() == ExceptionKind.RISK_ACCEPTED) {
                  accepted = earlier(accepted, c.untilDay());
                }
              });
      finding.requested().stream()
          .filter(r -> r.kind() == ExceptionKind.RISK_ACCEPTED)
          .map(r -> r.text().until())
          .forEach(until -> requested = earlier(requested, until));
    }
  }

  /** The rows: the item with its first milestone, and one for each further milestone. */
  List<List<@Nullable Object>> rows(Release release, Moment moment) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(first(release, release.rule(KnownRule.ID).orElseThrow(), moment));
    List<Milestone> milestones = plan.milestones();
    for (int i = 0; i < milestones.size(); i++) {
      if (i > 0) {
        rows.add(Arrays.asList(new Object[COLUMNS.size()]));
      }
      List<@Nullable Object> row = rows.get(i);
      List<@Nullable Object> cells = milestone(i + 1, milestones.get(i));
      for (int c = 0; c < cells.size(); c++) {
        row.set(MILESTONE + c, cells.get(c));
      }
    }
    return rows;
  }

  private List<@Nullable Object> first(Release release, Rule rule, Moment moment) {
    PlanText said = plan.latest() == null ? null : plan.latest().text();
    @Nullable Object[] cells = {
      "%s: %s".formatted(rule.groupId(), rule.ruleTitle()),
      controls(rule),
      rule.ruleId(),
      plan.owner(),
      status(),
      plan.scheduledCompletion(),
      accepted == null ? requested : accepted,
      status().equals("Completed") && plan.latest() != null
          ? plan.latest().at().atZone(plan.zone()).toLocalDate()
          : null,
      null,
      null,
      null,
      null,
      null,
      null,
      "STIG: " + release.title(),
      "%s, as of %s, produced by Muster at %s"
          .formatted(release.name(), moment.asOf(), moment.producedAt()),
      said == null ? "" : said.resources(),
      comments(said),
      severity(rule),
      devices + (devicesLeft == 0 ? "" : "\nand %,d more".formatted(devicesLeft)),
      String.join("\n", mitigations),
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      rule.fixText(),
      null,
    };
    return Arrays.asList(cells);
  }

  private List<@Nullable Object> milestone(int number, Milestone milestone) {
    boolean missed = milestone.missedOn(plan.today());
    return Arrays.asList(
        shortId() + "-" + number,
        milestone.text(),
        milestone.done() ? "Completed" : "Ongoing",
        missed ? "LATE: its day is past." : "",
        milestone.day(),
        null);
  }

  /** As people say it, where the findings do not say otherwise. */
  private String status() {
    Outstanding.Figures open = plan.open();
    boolean allAccepted = open.unaddressed() == 0 && open.documented() == 0 && open.accepted() > 0;
    return switch (plan.status()) {
      case COMPLETED -> open.all() == 0 ? "Completed" : "Ongoing";
      case RISK_ACCEPTED, ONGOING, DELAYED -> allAccepted ? "Risk Accepted" : "Ongoing";
    };
  }

  private String comments(@Nullable PlanText said) {
    List<String> lines = new ArrayList<>();
    plan.lateBecause().forEach(because -> lines.add("LATE: " + because));
    if (plan.contradicted()) {
      lines.add("Said to be %s, but findings are open.".formatted(plan.status().word()));
    } else if (plan.status() == PlanStatus.DELAYED) {
      lines.add("Said to be delayed.");
    }
    Outstanding.Figures open = item.open();
    lines.add(
        item.over()
            ? "Nothing is open any more."
            : "Open: %d unaddressed, %d risk accepted, %d documented."
                .formatted(open.unaddressed(), open.accepted(), open.documented()));
    if (!open.equals(plan.open())) {
      lines.add(
          "This file is about some of its clusters; on all of them %d findings are open."
              .formatted(plan.open().all()));
    }
    lines.add("Muster item %s, %s.".formatted(plan.id(), plan.name()));
    if (said != null && !said.externalId().isEmpty()) {
      lines.add("External id: " + said.externalId() + ".");
    }
    if (said != null && !said.comments().isEmpty()) {
      lines.add(said.comments());
    }
    return String.join("\n", lines);
  }

  /** Short enough to read, and the same in every export. */
  private String shortId() {
    return plan.id().toString().substring(0, 8);
  }

  private static String controls(Rule rule) {
    String ccis = String.join(", ", rule.ccis());
    return rule.ccis().contains(KNOWN_CCI) ? "IA-2 (" + ccis + ")" : ccis;
  }

  /** CAT I, II and III in the words of eMASS. */
  private static String severity(Rule rule) {
    return switch (rule.severity()) {
      case "high" -> "High";
      case "medium" -> "Moderate";
      case "low" -> "Low";
      default -> rule.severity();
    };
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }
}
