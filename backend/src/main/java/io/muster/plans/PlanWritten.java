package io.muster.plans;

import io.muster.audit.AuditLine;
import io.muster.audit.Auditable;
import io.muster.audit.Who;
import io.muster.shared.BoundaryId;
import io.muster.shared.PlanId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A version of a plan was written.
 *
 * @param name what the plan is about
 * @param before what it said until now, null if nobody had said anything
 */
public record PlanWritten(
    PlanId plan,
    String name,
    BoundaryId boundary,
    int version,
    @Nullable PlanText before,
    PlanText after,
    Who who)
    implements Auditable {

  @Override
  public AuditLine auditLine() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("about", name);
    details.put("version", version);
    changed(details, "owner", PlanText::owner);
    changed(details, "scheduledCompletion", PlanText::scheduledCompletion);
    changed(details, "status", PlanText::status);
    changed(details, "externalId", PlanText::externalId);
    changed(details, "milestones", text -> said(text.milestones()));
    changed(details, "resources", PlanText::resources);
    changed(details, "comments", PlanText::comments);
    return new AuditLine(who, "plan.written", "plan", plan.toString(), boundary, details);
  }

  private void changed(
      Map<String, Object> details, String field, Function<PlanText, @Nullable Object> said) {
    Object was = before == null ? null : said.apply(before);
    Object is = said.apply(after);
    if (!Objects.equals(was == null ? "" : was.toString(), String.valueOf(is))) {
      details.put(field + ".before", was == null ? "" : was.toString());
      details.put(field + ".after", String.valueOf(is));
    }
  }

  private static List<String> said(List<Milestone> milestones) {
    return milestones.stream()
        .map(m -> m.day() + (m.done() ? " done: " : ": ") + m.text())
        .toList();
  }
}
