package io.muster.exceptions.web;

import io.muster.exceptions.Act;
import io.muster.exceptions.BulkDecisions;
import io.muster.exceptions.Decision;
import io.muster.exceptions.DecisionManagement;
import io.muster.exceptions.Dossier;
import io.muster.exceptions.Dossiers;
import io.muster.exceptions.EvidenceChanged;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.Rights;
import io.muster.identity.Actor;
import io.muster.identity.ProofAgain;
import io.muster.shared.Conflict;
import io.muster.shared.ExceptionId;
import io.muster.shared.Forbidden;
import io.muster.shared.Invalid;
import io.muster.shared.Problem;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Deciding is a page: what is decided on, what will change, and a remark that is kept. */
@Controller
@RequestMapping("/exceptions/{id}")
class DecisionController {

  private static final String PAGE = "exceptions/decision";

  private final ExceptionRequests requests;
  private final Dossiers dossiers;
  private final DecisionManagement decisions;
  private final Rights rights;
  private final RequestPages pages;
  private final ProofAgain proofs;

  DecisionController(
      ExceptionRequests requests,
      Dossiers dossiers,
      DecisionManagement decisions,
      Rights rights,
      RequestPages pages,
      ProofAgain proofs) {
    this.requests = requests;
    this.dossiers = dossiers;
    this.decisions = decisions;
    this.rights = rights;
    this.pages = pages;
    this.proofs = proofs;
  }

  /** The page for endorsing, returning, approving and rejecting; or for one act alone. */
  @GetMapping("/decision")
  ModelAndView open(
      Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String act) {
    ExceptionRequest request = requests.get(ExceptionId.parse(id), actor.scope());
    List<Act> offered = offered(actor, request, act);
    if (offered.isEmpty()) {
      Act meant = act.isEmpty() ? next(request) : DecisionForm.act(act);
      String why = rights.refusal(actor, meant, request).orElse("There is nothing to decide.");
      throw meant.follows(request.state()) ? new Forbidden(why) : new Conflict(why);
    }
    return shown(
        new ModelAndView(PAGE).addObject("form", DecisionForm.EMPTY), actor, request, offered);
  }

  @PostMapping("/decisions")
  ModelAndView decide(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") DecisionForm typed,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      RedirectAttributes after) {
    ExceptionRequest request = requests.get(ExceptionId.parse(id), actor.scope());
    try {
      Act act = typed.act();
      requireCount(actor, request, act, typed);
      Actor proved = act.needsFreshProof() ? proofs.fresh(actor, password, code) : actor;
      ExceptionRequest decided =
          decisions.decide(proved, request.id(), new Decision(act, typed.remark(), typed.digest()));
      after.addFlashAttribute("done", decided.number() + " is " + decided.state().words() + ".");
      return SeeOther.to("/exceptions/" + decided.id());
    } catch (Invalid | EvidenceChanged refused) {
      List<Act> offered = offered(actor, request, alone(typed.decision()));
      if (offered.isEmpty()) {
        throw refused;
      }
      return shown(RefusedForm.of(PAGE, typed, (Problem) refused), actor, request, offered);
    }
  }

  private ModelAndView shown(
      ModelAndView page, Actor actor, ExceptionRequest request, List<Act> offered) {
    Dossier dossier = dossiers.open(actor, request.id());
    int findings = dossier.caught() == null ? 0 : dossier.caught().findings().size();
    page.addObject("offered", offered);
    page.addObject(
        "provesAgain", proofs.isNeeded(actor) && offered.stream().anyMatch(Act::needsFreshProof));
    page.addObject("role", rights.roleFor(actor, offered.getFirst(), request));
    page.addObject("findings", findings);
    page.addObject(
        "typesCount",
        findings > BulkDecisions.MANY_FINDINGS && offered.stream().anyMatch(Act::judges));
    return pages.fill(page, actor, dossier);
  }

  private List<Act> offered(Actor actor, ExceptionRequest request, String only) {
    return rights.open(actor, request).stream()
        .filter(a -> only.isEmpty() ? a.judges() : a.name().equals(only))
        .toList();
  }

  /** Withdrawing and revoking have the page for themselves. */
  private static String alone(String decision) {
    return decision.equals(Act.REVOKE.name()) || decision.equals(Act.WITHDRAW.name())
        ? decision
        : "";
  }

  private static Act next(ExceptionRequest request) {
    return switch (request.state()) {
      case DRAFT, RETURNED, SUBMITTED -> Act.ENDORSE;
      case ENDORSED, APPROVED, REJECTED, WITHDRAWN, REVOKED -> Act.APPROVE;
    };
  }

  private void requireCount(Actor actor, ExceptionRequest request, Act act, DecisionForm typed) {
    if (act != Act.ENDORSE && act != Act.APPROVE) {
      return;
    }
    var caught = dossiers.of(request, actor.scope()).caught();
    int findings = caught == null ? 0 : caught.findings().size();
    if (findings > BulkDecisions.MANY_FINDINGS
        && !typed.findings().equals(String.valueOf(findings))) {
      throw new Invalid(
          "findings",
          "It covers %d findings. Type that number to say that you mean all of them."
              .formatted(findings));
    }
  }
}
