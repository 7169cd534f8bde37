package io.muster.about.web;

import io.muster.about.Part;
import io.muster.about.PartsList;
import io.muster.about.PartsLists;
import io.muster.identity.Actor;
import io.muster.identity.Notices;
import io.muster.ui.SavedFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Which build this is, of which parts, under which licences; and the notices ever in use. */
@Controller
class AboutController {

  private static final String CYCLONE_DX = "application/vnd.cyclonedx+json";

  private final PartsLists lists;
  private final Notices notices;
  private final ObjectProvider<BuildProperties> build;

  AboutController(PartsLists lists, Notices notices, ObjectProvider<BuildProperties> build) {
    this.lists = lists;
    this.notices = notices;
    this.build = build;
  }

  /**
   * A list with its parts.
   *
   * @param made whether this build holds it
   */
  public record Shown(PartsList list, boolean made, List<Part> parts) {}

  @GetMapping("/about")
  String show(Actor actor, Model model) {
    lists.require(actor);
    BuildProperties built = build.getIfAvailable();
    model.addAttribute("built", built == null ? null : built.getTime());
    model.addAttribute("commit", built == null ? "" : built.get("commit"));
    model.addAttribute("java", Runtime.version().toString());
    model.addAttribute(
        "lists", Arrays.stream(PartsList.values()).map(list -> shown(actor, list)).toList());
    model.addAttribute("notices", notices.versions());
    return "about/about";
  }

  @GetMapping("/about/sbom/{file}")
  void file(Actor actor, @PathVariable String file, HttpServletResponse response)
      throws IOException {
    byte[] bytes = lists.file(actor, file);
    SavedFile.begin(response, CYCLONE_DX, "muster-" + file);
    response.getOutputStream().write(bytes);
  }

  private Shown shown(Actor actor, PartsList list) {
    return lists
        .parts(actor, list)
        .map(parts -> new Shown(list, true, parts))
        .orElseGet(() -> new Shown(list, false, List.of()));
  }
}
