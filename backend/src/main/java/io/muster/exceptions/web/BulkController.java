package io.muster.exceptions.web;

import io.muster.clusters.Boundaries;
import io.muster.exceptions.Act;
import io.muster.exceptions.BulkDecisions;
import io.muster.exceptions.Dossier;
import io.muster.exceptions.Dossiers;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.ExceptionRequests.Opening;
import io.muster.exceptions.Rights;
import io.muster.exceptions.RowRefused;
import io.muster.identity.Actor;
import io.muster.identity.ProofAgain;
import io.muster.shared.ExceptionId;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.Problem;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Deciding several requests of one boundary together, each with a remark of its own. */
@Controller
class BulkController {

  private static final String PAGE = "exceptions/decisions";

  /**
   * A request among several.
   *
   * @param changes what an approval would change, in a sentence
   * @param opened when and on what the person opened it, or null if they never did
   */
  public record Line(Dossier dossier, String changes, @Nullable Opening opened) {}

  private final BulkDecisions bulk;
  private final ExceptionRequests requests;
  private final Dossiers dossiers;
  private final Rights rights;
  private final Boundaries boundaries;
  private final ProofAgain proofs;

  BulkController(
      BulkDecisions bulk,
      ExceptionRequests requests,
      Dossiers dossiers,
      Rights rights,
      Boundaries boundaries,
      ProofAgain proofs) {
    this.bulk = bulk;
    this.requests = requests;
    this.dossiers = dossiers;
    this.rights = rights;
    this.boundaries = boundaries;
    this.proofs = proofs;
  }

  @GetMapping("/exceptions/decisions")
  ModelAndView open(Actor actor, @RequestParam(defaultValue = "") List<String> ex) {
    List<ExceptionRequest> together =
        bulk.together(actor, ex.stream().map(ExceptionId::parse).toList());
    BulkForm form =
        new BulkForm(
            "", together.stream().map(r -> new BulkForm.Row(r.id().toString(), "", "")).toList());
    return shown(new ModelAndView(PAGE).addObject("form", form), actor, together);
  }

  @PostMapping("/exceptions/decisions")
  ModelAndView decide(
      Actor actor,
      @ModelAttribute("form") BulkForm typed,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      RedirectAttributes after) {
    try {
      List<ExceptionRequest> done =
          bulk.decide(
              proofs.fresh(actor, password, code),
              DecisionForm.act(Objects.requireNonNull(typed.decision())),
              Objects.requireNonNull(typed.rows()).stream().map(BulkForm.Row::row).toList());
      after.addFlashAttribute(
          "done", "%d requests are %s.".formatted(done.size(), done.getFirst().state().words()));
      return SeeOther.to("/work");
    } catch (Invalid | RowRefused refused) {
      List<ExceptionRequest> together =
          bulk.together(actor, typed.rows().stream().map(r -> ExceptionId.parse(r.id())).toList());
      return shown(RefusedForm.of(PAGE, typed, (Problem) refused), actor, together);
    }
  }

  private ModelAndView shown(ModelAndView page, Actor actor, List<ExceptionRequest> together) {
    List<Act> common =
        List.of(Act.ENDORSE, Act.APPROVE, Act.RETURN, Act.REJECT).stream()
            .filter(a -> together.stream().allMatch(r -> rights.open(actor, r).contains(a)))
            .toList();
    if (common.isEmpty()) {
      throw new Forbidden(
          "There is nothing that you may do to all of these requests. Open them one by one.");
    }
    List<Line> lines = together.stream().map(r -> line(actor, r)).toList();
    return page.addObject("lines", lines)
        .addObject("offered", common)
        .addObject("provesAgain", proofs.isNeeded(actor))
        .addObject("boundary", boundaries.get(together.getFirst().boundary(), actor.scope()))
        .addObject("most", BulkDecisions.MOST);
  }

  private Line line(Actor actor, ExceptionRequest request) {
    Dossier dossier = dossiers.of(request, actor.scope());
    return new Line(
        dossier,
        Sentences.changes(request.kind(), dossiers.ifApproved(dossier, actor.scope())),
        requests
            .lastOpening(request.id(), Objects.requireNonNull(actor.account()), actor.scope())
            .orElse(null));
  }
}
