package io.muster.exports.web;

import io.muster.credentials.SigningKey;
import io.muster.credentials.SigningKeys;
import io.muster.ui.SavedFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The key by which evidence packages are checked. It is public and belongs to no boundary. */
@Controller
class SigningKeyController {

  private final SigningKeys keys;

  SigningKeyController(SigningKeys keys) {
    this.keys = keys;
  }

  @GetMapping("/reports/signing-key")
  String show(Model model) {
    SigningKey current = keys.current();
    model.addAttribute("key", current);
    model.addAttribute(
        "earlier", keys.all().stream().filter(k -> !k.id().equals(current.id())).toList());
    return "exports/signing-key";
  }

  @GetMapping("/reports/signing-key.pem")
  void file(HttpServletResponse response) throws IOException {
    SavedFile.begin(response, "application/x-pem-file", "signing-key.pem");
    response.getOutputStream().write(keys.current().pem().getBytes(StandardCharsets.US_ASCII));
  }
}
