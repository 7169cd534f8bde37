package io.muster.api;

import io.muster.clusters.Clusters;
import io.muster.findings.Finding;
import io.muster.findings.FindingFilter;
import io.muster.findings.Findings;
import io.muster.identity.Actor;
import io.muster.identity.Scope;
import io.muster.shared.ClusterId;
import io.muster.shared.FindingId;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.ui.AsOf;
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
  private final FindingViews views;
  private final Clusters clusters;

  FindingRoutes(Findings findings, FindingViews views, Clusters clusters) {
    this.findings = findings;
    this.views = views;
    this.clusters = clusters;
  }

  @GetMapping
  @Operation(summary = "The findings, the newest first; those that are open unless said otherwise")
  PagedItems<FindingView> list(
      Actor actor,
      @RequestParam @Nullable String cluster,
      @RequestParam @Nullable String state,
      AsOf at,
      Paging paging) {
    FindingFilter filter =
        FindingFilter.ALL
            .withState(state == null || state.isEmpty() ? FindingFilter.State.OPEN : state(state))
            .standing(at.at())
            .asOf(at.past() ? at.at() : null);
    if (cluster != null && !cluster.isEmpty()) {
      filter = filter.of(there(ClusterId.parse(cluster), at, actor.scope()));
    }
    FindingId after = paging.after() == null ? null : FindingId.parse(paging.after());
    List<Finding> rows = findings.after(after, filter, paging.limit() + 1, actor.scope());
    return PagedItems.of(
        rows, paging, f -> f.id().toString(), part -> views.of(part, at.at(), actor.scope()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "A finding")
  FindingView one(Actor actor, @PathVariable String id, AsOf at) {
    Finding finding = findings.get(FindingId.parse(id), at.past() ? at.at() : null, actor.scope());
    return views.of(List.of(finding), at.at(), actor.scope()).getFirst();
  }

  private ClusterId there(ClusterId cluster, AsOf at, Scope scope) {
    return clusters
        .at(cluster, at.at(), scope)
        .orElseThrow(() -> new NotFound("There is no such cluster."))
        .id();
  }

  private static FindingFilter.State state(String word) {
    return switch (word) {
      case "open" -> FindingFilter.State.OPEN;
      case "unaddressed" -> FindingFilter.State.UNADDRESSED;
      case "accepted" -> FindingFilter.State.ACCEPTED;
      case "documented" -> FindingFilter.State.DOCUMENTED;
      case "raw" -> FindingFilter.State.RAW;
      case "ended" -> FindingFilter.State.ENDED;
      case "any" -> FindingFilter.State.ANY;
      default ->
          throw new Invalid(
              "state",
              "A state is open (unaddressed or accepted), unaddressed, accepted, documented, raw"
                  + " (not ended), ended or any.");
    };
  }
}
