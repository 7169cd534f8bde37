package io.muster.exceptions.web;

import io.muster.clusters.Boundaries;
import io.muster.clusters.Boundary;
import io.muster.exceptions.ExceptionKind;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.NewRequest;
import io.muster.exceptions.RequestManagement;
import io.muster.identity.Actor;
import io.muster.shared.BoundaryId;
import io.muster.shared.Conflict;
import io.muster.shared.ExceptionId;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.Problem;
import io.muster.ui.Parts;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing and editing requests. */
@Controller
class WritingController {

  private static final String START = "exceptions/start";
  private static final String FORM = "exceptions/form";
  private static final String ONLY_WRITERS =
      "Requests are written by an ISSO or ISSM of the boundary.";

  private final RequestManagement management;
  private final ExceptionRequests requests;
  private final Beginnings beginnings;
  private final RequestFormPage form;
  private final Boundaries boundaries;

  WritingController(
      RequestManagement management,
      ExceptionRequests requests,
      Beginnings beginnings,
      RequestFormPage form,
      Boundaries boundaries) {
    this.management = management;
    this.requests = requests;
    this.beginnings = beginnings;
    this.form = form;
    this.boundaries = boundaries;
  }

  /** First the difference between the kinds, then the form. */
  @GetMapping("/exceptions/new")
  ModelAndView begin(
      Actor actor,
      @RequestParam @Nullable String kind,
      @RequestParam @Nullable String boundary,
      @RequestParam @Nullable String finding,
      @RequestParam @Nullable String follows,
      @RequestParam @Nullable String as) {
    List<Boundary> writable =
        boundaries.list(actor.scope()).stream()
            .filter(b -> RequestManagement.mayWrite(actor, b.id()))
            .toList();
    if (writable.isEmpty()) {
      throw new Forbidden(ONLY_WRITERS);
    }
    RequestForm first;
    if (finding != null && !finding.isBlank()) {
      first = beginnings.ofFinding(finding, actor.scope());
    } else if (follows != null && !follows.isBlank()) {
      first = beginnings.following(follows, as, actor.scope());
    } else if (kind == null || boundary == null || kind.isBlank() || boundary.isBlank()) {
      return new ModelAndView(START)
          .addObject("boundaries", writable)
          .addObject("kinds", ExceptionKind.values());
    } else {
      first = beginnings.blank(kind, boundary, actor.scope());
    }
    if (!RequestManagement.mayWrite(actor, BoundaryId.parse(first.boundary()))) {
      throw new Forbidden(ONLY_WRITERS);
    }
    return shown(new ModelAndView(FORM).addObject("form", first), actor, first, null);
  }

  @PostMapping("/exceptions/new")
  ModelAndView write(
      Actor actor, @ModelAttribute("form") RequestForm typed, RedirectAttributes after) {
    try {
      ExceptionRequest written =
          management.write(
              actor,
              new NewRequest(
                  typed.kindMeant(),
                  BoundaryId.parse(typed.boundary()),
                  typed.text(),
                  beginnings.follows(typed, actor.scope())));
      return written(written, "is a draft now. Submit it when it is whole.", after);
    } catch (Invalid refused) {
      return refused(actor, typed, refused, null);
    }
  }

  /** What it catches, while it is written: alone with JavaScript, with the whole form without. */
  @PostMapping("/exceptions/preview")
  @Parts("preview")
  ModelAndView preview(
      Actor actor,
      @ModelAttribute("form") RequestForm typed,
      @RequestParam(defaultValue = "") String id) {
    ExceptionRequest edited =
        id.isEmpty() ? null : requests.get(ExceptionId.parse(id), actor.scope());
    return shown(new ModelAndView(FORM), actor, typed, edited);
  }

  @GetMapping("/exceptions/{id}/edit")
  ModelAndView edit(Actor actor, @PathVariable String id) {
    ExceptionRequest request = requests.get(ExceptionId.parse(id), actor.scope());
    management.requireEditable(actor, request);
    RequestForm typed =
        RequestForm.of(
            request.kind(),
            request.boundary(),
            request.text(),
            request.textVersion(),
            request.follows());
    return shown(new ModelAndView(FORM).addObject("form", typed), actor, typed, request);
  }

  @PostMapping("/exceptions/{id}/edit")
  ModelAndView edited(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") RequestForm typed,
      RedirectAttributes after) {
    ExceptionId which = ExceptionId.parse(id);
    try {
      return written(
          management.edit(actor, which, typed.text(), typed.base()), "is saved as a draft.", after);
    } catch (Invalid | Conflict refused) {
      return refused(actor, typed, (Problem) refused, requests.get(which, actor.scope()));
    }
  }

  private ModelAndView refused(
      Actor actor, RequestForm typed, Problem refused, @Nullable ExceptionRequest edited) {
    return shown(RefusedForm.of(FORM, typed, refused), actor, typed, edited);
  }

  private ModelAndView shown(
      ModelAndView page, Actor actor, RequestForm typed, @Nullable ExceptionRequest edited) {
    return form.fill(page, actor, typed)
        .addObject("edited", edited)
        .addObject("earlier", beginnings.earlier(typed, actor.scope()));
  }

  private static ModelAndView written(
      ExceptionRequest request, String sentence, RedirectAttributes after) {
    after.addFlashAttribute("done", request.number() + " " + sentence);
    return SeeOther.to("/exceptions/" + request.id());
  }
}
