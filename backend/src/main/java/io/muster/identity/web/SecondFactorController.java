package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.AppKey;
import io.muster.identity.ProofAgain;
import io.muster.identity.SecondFactorManagement;
import io.muster.identity.SecondFactorRule;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own second factor: set up, replaced, removed, and its recovery codes. */
@Controller
class SecondFactorController {

  /** Where it is; open also to those who must set one up first. */
  static final String PATH = "/account/second-factor";

  /** What is shown once. */
  record Codes(List<String> list) {

    /** None of them: what a page is made of may be logged. */
    @Override
    public String toString() {
      return "Codes[]";
    }
  }

  private static final String STATE = "identity/second-factor";
  private static final String KEY = "identity/second-factor-key";
  private static final String CODES = "identity/recovery-codes";

  private final SecondFactorManagement factors;
  private final SecondFactorRule rule;
  private final ProofAgain proofs;
  private final Sessions sessions;

  SecondFactorController(
      SecondFactorManagement factors, SecondFactorRule rule, ProofAgain proofs, Sessions sessions) {
    this.factors = factors;
    this.rule = rule;
    this.proofs = proofs;
    this.sessions = sessions;
  }

  @GetMapping(PATH)
  ModelAndView page(Actor actor, HttpServletRequest request) {
    return state(new ModelAndView(STATE).addObject("form", CodeForm.EMPTY), actor, request);
  }

  /** Makes a key; it is shown by the page that this leads to, until it is confirmed. */
  @PostMapping(PATH + "/keys")
  ModelAndView prepare(
      Actor actor, @ModelAttribute("form") CodeForm form, HttpServletRequest request) {
    try {
      factors.prepare(proofs.fresh(actor, form.password(), form.code()));
      return SeeOther.to(PATH + "/key");
    } catch (Invalid refused) {
      return state(RefusedForm.of(STATE, form, refused), actor, request);
    }
  }

  @GetMapping(PATH + "/key")
  ModelAndView key(Actor actor) {
    Optional<AppKey> key = factors.waiting(actor);
    return key.isEmpty()
        ? SeeOther.to(PATH)
        : shown(new ModelAndView(KEY).addObject("form", CodeForm.EMPTY), key.get());
  }

  /** Shows the recovery codes in the answer itself: nothing on the way keeps them. */
  @PostMapping(PATH + "/key")
  ModelAndView confirm(
      Actor actor,
      @ModelAttribute("form") CodeForm form,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes after) {
    try {
      var begun = factors.confirm(actor, form.code());
      sessions.begin(request, response, begun.who());
      return codes(begun.codes(), true);
    } catch (Invalid refused) {
      return shown(RefusedForm.of(KEY, form, refused), factors.waiting(actor).orElseThrow());
    } catch (Conflict late) {
      after.addFlashAttribute("late", late.sentence());
      return SeeOther.to(PATH);
    }
  }

  /** Shows the new ones in the answer itself. */
  @PostMapping(PATH + "/recovery-codes")
  ModelAndView renewCodes(
      Actor actor, @ModelAttribute("form") CodeForm form, HttpServletRequest request) {
    try {
      return codes(factors.renewCodes(proofs.fresh(actor, form.password(), form.code())), false);
    } catch (Invalid refused) {
      return state(RefusedForm.of(STATE, form, refused), actor, request);
    }
  }

  @PostMapping(PATH + "/removal")
  ModelAndView remove(
      Actor actor,
      @ModelAttribute("form") CodeForm form,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes after) {
    try {
      var who = factors.remove(proofs.fresh(actor, form.password(), form.code()));
      sessions.begin(request, response, who);
      after.addFlashAttribute(
          "done", "The second factor is removed. Sessions elsewhere are signed out.");
      return SeeOther.to("/account");
    } catch (Invalid refused) {
      return state(RefusedForm.of(STATE, form, refused), actor, request);
    }
  }

  private ModelAndView state(ModelAndView page, Actor actor, HttpServletRequest request) {
    boolean first = EnrolmentFirst.concerns(request);
    return page.addObject("factor", factors.of(actor).orElse(null))
        .addObject("provesAgain", proofs.isNeeded(actor))
        .addObject("first", first)
        .addObject("required", first || rule.requires(actor));
  }

  private static ModelAndView shown(ModelAndView page, AppKey key) {
    return page.addObject("key", key).addObject("picture", QrPicture.of(key.address()));
  }

  private static ModelAndView codes(List<String> codes, boolean begun) {
    return new ModelAndView(CODES).addObject("codes", new Codes(codes)).addObject("begun", begun);
  }
}
