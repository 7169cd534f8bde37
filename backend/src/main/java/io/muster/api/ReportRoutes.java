package io.muster.api;

import io.muster.credentials.SigningKeys;
import io.muster.exports.Checklists;
import io.muster.exports.Reports;
import io.muster.exports.Selection;
import io.muster.identity.Actor;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports as files, for any past instant. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportRoutes {

  private final Checklists checklists;
  private final Reports reports;
  private final SigningKeys keys;

  ReportRoutes(Checklists checklists, Reports reports, SigningKeys keys) {
    this.checklists = checklists;
    this.reports = reports;
    this.keys = keys;
  }

  @GetMapping("/signing-key")
  @Operation(summary = "The public key by which evidence packages are checked")
  SigningKeyView signingKey() {
    return SigningKeyView.of(keys.current());
  }

  @GetMapping("/{kind}")
  @Operation(
      summary =
          "A report about a boundary, clusters with a label, one cluster or all: findings (csv,"
              + " xlsx), poam (xlsx, in the columns of eMASS), assessment (pdf), oscal-ar and"
              + " oscal-poam (json, OSCAL 1.1.3), evidence (zip, signed, with all of these)")
  void file(
      Actor actor,
      @PathVariable String kind,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String boundary,
      @RequestParam(required = false) @Nullable String cluster,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletResponse response)
      throws IOException {
    reports
        .of(
            kind,
            format,
            Selection.of(boundary, cluster, label),
            checklists.moment(asOf),
            actor.scope())
        .send(response);
  }
}
