package io.muster.identity.web;

import io.muster.identity.Actor;
import io.muster.identity.BreakGlass;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.shared.Problem;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The uses of break-glass accounts, and answering for one. */
@Controller
class BreakGlassController {

  private static final String LIST = "identity/break-glass";
  private static final String FORM = "identity/break-glass-use";

  /** A remark, as typed. */
  record RemarkForm(String remark) {
    RemarkForm(@Nullable String remark) {
      this.remark = Objects.requireNonNullElse(remark, "");
    }
  }

  private final BreakGlass glass;

  BreakGlassController(BreakGlass glass) {
    this.glass = glass;
  }

  @GetMapping("/break-glass")
  ModelAndView list(Actor actor) {
    return new ModelAndView(LIST)
        .addObject("uses", glass.uses(actor))
        .addObject("answers", BreakGlass.answers(actor));
  }

  @GetMapping("/break-glass/{id}")
  ModelAndView open(Actor actor, @PathVariable String id) {
    return shown(new ModelAndView(FORM).addObject("form", new RemarkForm("")), actor, id);
  }

  @PostMapping("/break-glass/{id}/closure")
  ModelAndView close(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") RemarkForm form,
      RedirectAttributes after) {
    try {
      glass.close(actor, idOf(id), form.remark());
      after.addFlashAttribute("done", "The use of the break-glass account is closed.");
      return SeeOther.to("/break-glass");
    } catch (Invalid | Conflict refused) {
      return shown(RefusedForm.of(FORM, form, (Problem) refused), actor, id);
    }
  }

  private ModelAndView shown(ModelAndView page, Actor actor, String id) {
    return page.addObject("use", glass.use(actor, idOf(id)))
        .addObject("answers", BreakGlass.answers(actor));
  }

  private static UUID idOf(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      throw new NotFound("There is no such use of the break-glass account.");
    }
  }
}
