package io.muster.api;

import io.muster.exports.Checklists;
import io.muster.exports.FleetChecklists;
import io.muster.exports.Selection;
import io.muster.identity.Actor;
import io.muster.shared.ClusterId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Checklists as files, for any past instant. */
@RestController
@RequestMapping("/api/v1")
class ChecklistRoutes {

  private final Checklists checklists;
  private final FleetChecklists fleet;

  ChecklistRoutes(Checklists checklists, FleetChecklists fleet) {
    this.checklists = checklists;
    this.fleet = fleet;
  }

  @GetMapping("/clusters/{id}/checklist")
  @Operation(summary = "The checklist of a cluster: format ckl, cklb or xccdf; rules only or all")
  void ofCluster(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String rules,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletResponse response)
      throws IOException {
    checklists.file(ClusterId.parse(id), format, rules, asOf, actor.scope()).send(response);
  }

  @PostMapping(path = "/clusters/{id}/checklist", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary =
          "Fill in the site's own CKL or CKLB: it comes back as it was but for V-260930; nothing"
              + " of it is kept. confirmed=true where its asset bears another name")
  void fillIn(
      Actor actor,
      @PathVariable String id,
      @RequestPart MultipartFile file,
      @RequestParam(defaultValue = "false") boolean confirmed,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletResponse response)
      throws IOException {
    checklists
        .filledIn(ClusterId.parse(id), file.getBytes(), confirmed, asOf, actor.scope())
        .send(response);
  }

  @GetMapping("/reports/checklists")
  @Operation(
      summary = "The checklists of a boundary, of clusters with a label, or of all, as a zip")
  void ofSeveral(
      Actor actor,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String rules,
      @RequestParam(required = false) @Nullable String boundary,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletResponse response)
      throws IOException {
    fleet
        .file(
            Selection.of(boundary, null, label),
            format,
            rules,
            checklists.moment(asOf),
            actor.scope())
        .send(response);
  }
}
