package io.muster.identity.web;

import io.muster.identity.certificates.CertificateSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which people sign in. */
@Controller
class SignInController {

  private final CertificateSettings certificates;

  SignInController(CertificateSettings certificates) {
    this.certificates = certificates;
  }

  @GetMapping("/sign-in")
  String page(
      @RequestParam(name = "refused", required = false) String refused,
      @RequestParam(name = "signed-out", required = false) String signedOut,
      @RequestParam(name = "late", required = false) String late,
      Model model) {
    model.addAttribute("refused", refused != null);
    model.addAttribute("signedOut", signedOut != null);
    model.addAttribute("late", late != null);
    model.addAttribute("certificates", certificates.inUse());
    return "identity/sign-in";
  }
}
