package io.muster.exports.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Cluster;
import io.muster.clusters.Clusters;
import io.muster.exports.AnotherAsset;
import io.muster.exports.Checklist;
import io.muster.exports.Checklists;
import io.muster.exports.FillIn;
import io.muster.exports.Format;
import io.muster.exports.RuleChoice;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.muster.shared.Invalid;
import io.muster.ui.AsOf;
import io.muster.ui.RefusedForm;
import io.muster.ui.SavedFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    ModelAndView page =
        new ModelAndView(VIEW)
            .addObject("form", new ChecklistForm(null, asOf.parameter(), false))
            .addObject("at", asOf.past() ? asOf.at() : null);
    return with(page, cluster, actor);
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
    Format wanted = Format.read(format);
    Checklist checklist =
        checklists.of(
            ClusterId.parse(id), RuleChoice.read(rules), checklists.moment(asOf), actor.scope());
    SavedFile.begin(response, wanted.mediaType(), checklist.fileName(wanted));
    Checklists.write(checklist, wanted, response.getOutputStream());
  }

  @PostMapping("/clusters/{id}/checklist")
  @Nullable ModelAndView fillIn(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") ChecklistForm form,
      HttpServletResponse response)
      throws IOException {
    Cluster cluster = clusters.get(ClusterId.parse(id), actor.scope());
    try {
      Checklist checklist =
          checklists.of(
              cluster.id(), RuleChoice.ONLY, checklists.moment(form.asOf()), actor.scope());
      byte[] file = form.file() == null ? new byte[0] : form.file().getBytes();
      byte[] filled = FillIn.filled(file, checklist, Boolean.TRUE.equals(form.confirmed()));
      Format format = FillIn.format(file);
      SavedFile.begin(response, format.mediaType(), "filled-in-" + checklist.fileName(format));
      response.getOutputStream().write(filled);
      return null;
    } catch (Invalid refused) {
      return with(RefusedForm.of(VIEW, form, refused), cluster, actor);
    } catch (AnotherAsset other) {
      ModelAndView again = RefusedForm.of(VIEW, form, other).addObject("other", true);
      return with(again, cluster, actor);
    }
  }

  private ModelAndView with(ModelAndView page, Cluster cluster, Actor actor) {
    return page.addObject("cluster", cluster)
        .addObject("boundary", boundaries.get(cluster.boundaryId(), actor.scope()))
        .addObject("formats", Format.values())
        .addObject("imported", checklists.benchmarkImported());
  }
}
