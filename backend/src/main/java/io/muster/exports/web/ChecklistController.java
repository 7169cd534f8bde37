package io.muster.exports.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Clusters;
import io.muster.clusters.PastCluster;
import io.muster.exports.AnotherAsset;
import io.muster.exports.Checklists;
import io.muster.exports.Format;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.ui.AsOf;
import io.muster.ui.RefusedForm;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The checklist of a cluster: made anew, or the site's own filled in. */
@Controller
class ChecklistController {

  private static final String VIEW = "exports/checklist";

  private final Checklists checklists;
  private final Clusters clusters;
  private final Boundaries boundaries;

  ChecklistController(Checklists checklists, Clusters clusters, Boundaries boundaries) {
    this.checklists = checklists;
    this.clusters = clusters;
    this.boundaries = boundaries;
  }

  @GetMapping("/clusters/{id}/checklist")
  ModelAndView show(Actor actor, @PathVariable String id, AsOf asOf) {
    PastCluster cluster = cluster(id, asOf.at(), actor);
    ModelAndView page =
        new ModelAndView(VIEW)
            .addObject("form", new ChecklistForm(null, asOf.parameter(), false))
            .addObject("at", asOf.past() ? asOf.at() : null);
    return with(page, cluster, asOf.at(), actor);
  }

  @GetMapping("/clusters/{id}/checklist/file")
  void file(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String rules,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletResponse response)
      throws IOException {
    checklists.file(ClusterId.parse(id), format, rules, asOf, actor.scope()).send(response);
  }

  @PostMapping("/clusters/{id}/checklist")
  @Nullable ModelAndView fillIn(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") ChecklistForm form,
      HttpServletResponse response)
      throws IOException {
    Instant at = meant(form.asOf());
    PastCluster cluster = cluster(id, at, actor);
    try {
      byte[] theirs = form.file() == null ? new byte[0] : form.file().getBytes();
      checklists
          .filledIn(
              cluster.id(),
              theirs,
              Boolean.TRUE.equals(form.confirmed()),
              form.asOf(),
              actor.scope())
          .send(response);
      return null;
    } catch (Invalid refused) {
      return with(RefusedForm.of(VIEW, form, refused), cluster, at, actor);
    } catch (AnotherAsset other) {
      ModelAndView again = RefusedForm.of(VIEW, form, other).addObject("other", true);
      return with(again, cluster, at, actor);
    }
  }

  /** The instant that a form names; now if it names none that can be read. */
  private Instant meant(String asOf) {
    try {
      return checklists.moment(asOf).asOf();
    } catch (Invalid unreadable) {
      return checklists.moment(null).asOf();
    }
  }

  private PastCluster cluster(String id, Instant at, Actor actor) {
    return clusters
        .at(ClusterId.parse(id), at, actor.scope())
        .orElseThrow(() -> new NotFound("There is no such cluster."));
  }

  private ModelAndView with(ModelAndView page, PastCluster cluster, Instant at, Actor actor) {
    return page.addObject("cluster", cluster)
        .addObject("boundary", boundaries.at(cluster.boundaryId(), at, actor.scope()).orElseThrow())
        .addObject("formats", Format.values())
        .addObject("imported", checklists.benchmarkImported());
  }
}
