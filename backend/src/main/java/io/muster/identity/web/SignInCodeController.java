package io.muster.identity.web;

import io.muster.identity.PasswordCheck;
import io.muster.identity.PasswordGiven;
import io.muster.identity.Proof;
import io.muster.identity.SignedIn;
import io.muster.ui.SeeOther;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page after the password, on which people with a second factor give its code. */
@Controller
class SignInCodeController {

  /** Where it is. */
  static final String PATH = "/sign-in/code";

  private final PasswordCheck passwords;
  private final Sessions sessions;
  private final Clock clock;
  private final Onwards onwards = new Onwards();

  SignInCodeController(PasswordCheck passwords, Sessions sessions, Clock clock) {
    this.passwords = passwords;
    this.sessions = sessions;
    this.clock = clock;
  }

  @GetMapping(PATH)
  ModelAndView page(
      HttpServletRequest request,
      @RequestParam(name = "refused", required = false) @Nullable String refused) {
    if (given(request).isEmpty()) {
      return SeeOther.to("/sign-in");
    }
    return new ModelAndView("identity/sign-in-code").addObject("refused", refused != null);
  }

  /** Leads to the page asked for, or, after a recovery code, to where new ones are made. */
  @PostMapping(PATH)
  @Nullable ModelAndView signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String code,
      RedirectAttributes after)
      throws ServletException, IOException {
    Optional<PasswordGiven> given = given(request);
    if (given.isEmpty()) {
      return SeeOther.to("/sign-in?late");
    }
    Optional<SignedIn> who = passwords.second(given.get(), code);
    if (who.isEmpty()) {
      return SeeOther.to(PATH + "?refused");
    }
    HalfSignedIn.forget(request);
    sessions.begin(request, response, who.get());
    if (who.get().way() == Proof.Way.PASSWORD_RECOVERY) {
      after.addFlashAttribute("recovered", true);
      return SeeOther.to(SecondFactorController.PATH);
    }
    onwards.onAuthenticationSuccess(
        request, response, SecurityContextHolder.getContext().getAuthentication());
    return null;
  }

  private Optional<PasswordGiven> given(HttpServletRequest request) {
    return HalfSignedIn.of(request).filter(given -> given.lasts(clock.instant()));
  }
}
