package io.muster.credentials.web;

import io.muster.credentials.KeyManagement;
import io.muster.credentials.KeyOverview;
import io.muster.credentials.KeyRotation;
import io.muster.credentials.KeyState;
import io.muster.identity.Actor;
import io.muster.identity.ProofAgain;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The key-encryption keys and their rotation, for administrators of all boundaries. */
@Controller
class KeysController {

  private static final String VIEW = "credentials/keys";

  /** What the form asks for: the id of the key to rotate to. */
  record RotationForm(String key) {
    RotationForm {
      key = key == null ? "" : key;
    }
  }

  /** A key to choose. */
  record Choice(String value, String label) {
    static Choice of(KeyState key) {
      return new Choice(key.id(), key.id());
    }
  }

  private final KeyManagement management;
  private final ProofAgain proofs;

  KeysController(KeyManagement management, ProofAgain proofs) {
    this.management = management;
    this.proofs = proofs;
  }

  @GetMapping("/keys")
  ModelAndView show(Actor actor) {
    return with(new ModelAndView(VIEW).addObject("form", new RotationForm("")), actor);
  }

  @PostMapping("/keys/rotations")
  ModelAndView rotate(
      Actor actor,
      @ModelAttribute("form") RotationForm form,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      RedirectAttributes after) {
    // Who may not is refused before a password is looked at.
    management.overview(actor);
    try {
      if (form.key().isEmpty()) {
        throw new Invalid("key", "Choose the key that shall wrap from now on.");
      }
      KeyRotation rotation = management.rotate(proofs.fresh(actor, password, code), form.key());
      after.addFlashAttribute(
          "done",
          "The key "
              + rotation.to().substring(0, 8)
              + "… wraps from now on. What the old one wraps is wrapped anew.");
      return SeeOther.to("/keys");
    } catch (Invalid | Conflict refused) {
      return with(RefusedForm.of(VIEW, form, refused), actor);
    }
  }

  private ModelAndView with(ModelAndView page, Actor actor) {
    KeyOverview keys = management.overview(actor);
    return page.addObject("keys", keys)
        .addObject("choices", keys.targets().stream().map(Choice::of).toList())
        .addObject("provesAgain", proofs.isNeeded(actor));
  }
}
