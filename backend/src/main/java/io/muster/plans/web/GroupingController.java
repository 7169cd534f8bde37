package io.muster.plans.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.identity.Actor;
import io.muster.plans.Grouping;
import io.muster.plans.GroupingChoice;
import io.muster.plans.Groupings;
import io.muster.plans.PlanManagement;
import io.muster.shared.BoundaryId;
import io.muster.shared.Conflict;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether a boundary has one plan, or one for each of its clusters. */
@Controller
class GroupingController {

  private static final String PAGE = "plans/grouping";

  /** The choice as typed, and how many there were when it was. */
  record Typed(@Nullable String grouping, @Nullable String version) {
    Typed {
      grouping = Objects.requireNonNullElse(grouping, "");
      version = Objects.requireNonNullElse(version, "");
    }
  }

  private final PlanManagement management;
  private final Groupings groupings;
  private final Boundaries boundaries;

  GroupingController(PlanManagement management, Groupings groupings, Boundaries boundaries) {
    this.management = management;
    this.groupings = groupings;
    this.boundaries = boundaries;
  }

  @GetMapping("/boundaries/{id}/plans")
  ModelAndView show(Actor actor, @PathVariable String id) {
    BoundaryId boundary = BoundaryId.parse(id);
    management.requireMayGroup(actor, boundary);
    List<GroupingChoice> history = groupings.history(boundary, actor.scope());
    Typed now =
        history.isEmpty()
            ? new Typed(Grouping.BOUNDARY.name(), "0")
            : new Typed(
                history.getFirst().grouping().name(), String.valueOf(history.getFirst().version()));
    return shown(new ModelAndView(PAGE).addObject("form", now), actor, boundary);
  }

  @PostMapping("/boundaries/{id}/plans")
  ModelAndView choose(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") Typed typed,
      RedirectAttributes after) {
    BoundaryId boundary = BoundaryId.parse(id);
    management.requireMayGroup(actor, boundary);
    Grouping wanted =
        typed.grouping().equals(Grouping.CLUSTER.name()) ? Grouping.CLUSTER : Grouping.BOUNDARY;
    Integer base = typed.version().matches("[0-9]{1,9}") ? Integer.valueOf(typed.version()) : null;
    try {
      management.group(actor, boundary, wanted, base);
    } catch (Conflict refused) {
      return shown(RefusedForm.of(PAGE, typed, refused), actor, boundary);
    }
    after.addFlashAttribute("done", "The boundary has " + wanted.words() + ".");
    return SeeOther.to("/plans?boundary=" + boundary);
  }

  private ModelAndView shown(ModelAndView page, Actor actor, BoundaryId id) {
    Boundary boundary = boundaries.get(id, actor.scope());
    return page.addObject("boundary", boundary)
        .addObject("history", groupings.history(id, actor.scope()))
        .addObject(
            "choices",
            Arrays.stream(Grouping.values())
                .map(g -> new PlanController.Option(g.name(), capital(g.words())))
                .toList());
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
