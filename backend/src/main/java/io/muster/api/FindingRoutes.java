package io.muster.api;

import io.muster.clusters.Clusters;
import io.muster.findings.Finding;
import io.muster.findings.FindingFilter;
import io.muster.findings.Findings;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.Invalid;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells findings. */
@RestController
@RequestMapping("/api/v1/findings")
class FindingRoutes {

  private final Findings findings;
  private final Clusters clusters;

  FindingRoutes(Findings findings, Clusters clusters) {
    this.findings = findings;
    this.clusters = clusters;
  }

  @GetMapping
  @Operation(summary = "The findings, the newest first")
  PagedItems<FindingView> list(
      Actor actor,
      @RequestParam @Nullable String cluster,
      @RequestParam(defaultValue = "open") String state,
      Paging paging) {
    FindingFilter filter = FindingFilter.ALL.withState(state(state));
    if (cluster != null) {
      filter = filter.of(clusters.get(ClusterId.parse(cluster), actor.scope()).id());
    }
    FindingId after = paging.after() == null ? null : FindingId.parse(paging.after());
    List<Finding> rows = findings.after(after, filter, paging.limit() + 1, actor.scope());
    return PagedItems.cut(rows, paging, f -> f.id().toString(), FindingView::of);
  }

  @GetMapping("/{id}")
  @Operation(summary = "A finding")
  FindingView one(Actor actor, @PathVariable String id) {
    return FindingView.of(findings.get(FindingId.parse(id), actor.scope()));
  }

  private static FindingFilter.State state(String word) {
    return switch (word) {
      case "open" -> FindingFilter.State.OPEN;
      case "ended" -> FindingFilter.State.ENDED;
      case "any" -> FindingFilter.State.ANY;
      default -> throw new Invalid("state", "A state is open, ended or any.");
    };
  }
}
