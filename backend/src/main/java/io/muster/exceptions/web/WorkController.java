package io.muster.exceptions.web;

import io.muster.clusters.Clusters;
import io.muster.clusters.ProposedChange;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.ExceptionRequests.Opening;
import io.muster.exceptions.Outlook;
import io.muster.exceptions.Prospects;
import io.muster.exceptions.Prospects.Prospect;
import io.muster.identity.Actor;
import io.muster.identity.BoundaryDirectory;
import io.muster.identity.WaitingGrant;
import io.muster.shared.BoundaryId;
import io.muster.shared.ExceptionId;
import io.muster.ui.SeeOther;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What waits for the person who looks. */
@Controller
class WorkController {

  /** So many are shown whole: as many as may be decided on at once. */
  private static final int SHOWN = 20;

  private final Work work;
  private final ExceptionRows rows;
  private final ExceptionRequests requests;
  private final Prospects prospects;
  private final Outlook outlook;
  private final Clusters clusters;
  private final BoundaryDirectory boundaries;
  private final Clock clock;

  WorkController(
      Work work,
      ExceptionRows rows,
      ExceptionRequests requests,
      Prospects prospects,
      Outlook outlook,
      Clusters clusters,
      BoundaryDirectory boundaries,
      Clock clock) {
    this.work = work;
    this.rows = rows;
    this.requests = requests;
    this.prospects = prospects;
    this.outlook = outlook;
    this.clusters = clusters;
    this.boundaries = boundaries;
    this.clock = clock;
  }

  /**
   * A request that waits to be decided or endorsed.
   *
   * @param changes what an approval would change, in a sentence
   * @param opened when the person opened it, or null if they did not
   */
  public record Waiting(ExceptionRow row, String changes, int covers, @Nullable Opening opened) {}

  /** A change of a cluster's identity that waits, with the cluster's name. */
  public record Proposed(ProposedChange change, String cluster) {}

  /** A role that waits for a second administrator, and where it would be held. */
  public record RoleAsked(WaitingGrant grant, String where) {}

  /** An exception about to end, with what is asked for after it. */
  public record Ending(ExceptionRow row, int covers, List<ExceptionRequest> following) {}

  /** Where one lands after signing in: on one's work if there is any, or on the fleet. */
  @GetMapping("/")
  ModelAndView home(Actor actor) {
    return SeeOther.to(work.isAny(actor) ? "/work" : "/fleet");
  }

  @GetMapping("/work")
  String show(Actor actor, Model model) {
    List<ExceptionRequest> toDecide = work.toDecide(actor);
    List<ExceptionRequest> toEndorse = work.toEndorse(actor);
    Map<String, List<Waiting>> waiting = new LinkedHashMap<>();
    waiting.put("decide", waiting(actor, toDecide));
    waiting.put("endorse", waiting(actor, toEndorse));
    model.addAttribute("waiting", waiting);
    model.addAttribute("all", Map.of("decide", toDecide.size(), "endorse", toEndorse.size()));
    model.addAttribute("glass", work.glassBroken(actor));
    model.addAttribute("proposed", proposed(actor));
    model.addAttribute("roles", roles(actor));
    model.addAttribute("returned", rows.of(work.returned(actor), actor.scope()));
    model.addAttribute("returnedBy", rows.of(work.returnedBy(actor), actor.scope()));
    model.addAttribute("changed", rows.of(work.changed(actor), actor.scope()));
    model.addAttribute("ending", ending(actor, work.ending(actor)));
    model.addAttribute("latePlans", work.latePlans(actor));
    return "exceptions/work";
  }

  private List<Proposed> proposed(Actor actor) {
    return work.toConfirm(actor).stream()
        .map(c -> new Proposed(c, clusters.get(c.cluster(), actor.scope()).name()))
        .toList();
  }

  private List<RoleAsked> roles(Actor actor) {
    List<WaitingGrant> asked = work.rolesToConfirm(actor);
    Map<BoundaryId, String> names = asked.isEmpty() ? Map.of() : boundaries.names();
    return asked.stream().map(w -> new RoleAsked(w, where(w.grant().boundary(), names))).toList();
  }

  private static String where(@Nullable BoundaryId boundary, Map<BoundaryId, String> names) {
    return boundary == null ? "all boundaries" : names.getOrDefault(boundary, "a boundary");
  }

  private List<Waiting> waiting(Actor actor, List<ExceptionRequest> all) {
    List<ExceptionRequest> shown = all.subList(0, Math.min(SHOWN, all.size()));
    if (shown.isEmpty()) {
      return List.of();
    }
    Map<ExceptionId, Prospect> expected = prospects.of(shown, actor.scope());
    Map<ExceptionId, Opening> opened =
        requests.lastOpenings(ids(shown), Objects.requireNonNull(actor.account()), actor.scope());
    return rows.of(shown, actor.scope()).stream()
        .map(
            row -> {
              ExceptionId id = row.request().id();
              Prospect its = Objects.requireNonNull(expected.get(id));
              return new Waiting(
                  row,
                  Sentences.changes(row.request().kind(), its.changes()),
                  its.catches(),
                  opened.get(id));
            })
        .toList();
  }

  private List<Ending> ending(Actor actor, List<ExceptionRequest> some) {
    if (some.isEmpty()) {
      return List.of();
    }
    Map<ExceptionId, Integer> covered =
        outlook.howManyCovered(some, clock.instant(), actor.scope());
    Map<ExceptionId, List<ExceptionRequest>> following =
        requests.following(ids(some), actor.scope(), Instant.MAX);
    return rows.of(some, actor.scope()).stream()
        .map(
            row -> {
              ExceptionId id = row.request().id();
              return new Ending(
                  row, covered.getOrDefault(id, 0), following.getOrDefault(id, List.of()));
            })
        .toList();
  }

  private static List<ExceptionId> ids(List<ExceptionRequest> requests) {
    return requests.stream().map(ExceptionRequest::id).toList();
  }
}
