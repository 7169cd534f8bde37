package io.muster.identity.web;

import io.muster.identity.Account;
import io.muster.identity.FirstStart;
import io.muster.identity.PasswordRule;
import io.muster.identity.SetupCode;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page on which the first administrator is made, as long as there is no account. */
@Controller
class SetupController {

  private static final String VIEW = "identity/setup";

  private final FirstStart start;
  private final SetupCode code;
  private final Sessions sessions;
  private final Clock clock;

  SetupController(FirstStart start, SetupCode code, Sessions sessions, Clock clock) {
    this.start = start;
    this.code = code;
    this.sessions = sessions;
    this.clock = clock;
  }

  @GetMapping("/setup")
  ModelAndView page() {
    if (start.over()) {
      return SeeOther.to("/sign-in");
    }
    return shown(
        new ModelAndView(VIEW).addObject("form", new SetupForm(null, null, null, null, null)));
  }

  @PostMapping("/setup")
  ModelAndView begin(
      @ModelAttribute("form") SetupForm form,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (start.over()) {
      return SeeOther.to("/sign-in");
    }
    try {
      if (!code.matches(form.code())) {
        throw new Invalid("code", "That is not the code. It is in the log of the portal.");
      }
      Account first =
          start.begin(form.username(), form.displayName(), form.email(), form.password());
      code.renew();
      sessions.begin(request, response, first.signedIn(clock.instant()));
      return SeeOther.to("/fleet");
    } catch (Invalid refused) {
      if (start.over()) {
        // Somebody was faster, and the code was worth nothing any more.
        return SeeOther.to("/sign-in");
      }
      return shown(RefusedForm.of(VIEW, form, refused));
    } catch (Conflict anotherWasFaster) {
      return SeeOther.to("/sign-in");
    }
  }

  private static ModelAndView shown(ModelAndView page) {
    return page.addObject("passwordRule", PasswordRule.SENTENCE);
  }
}
