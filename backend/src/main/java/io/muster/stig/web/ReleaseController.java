package io.muster.stig.web;

import io.muster.identity.Actor;
import io.muster.shared.Conflict;
import io.muster.shared.Invalid;
import io.muster.shared.Problem;
import io.muster.shared.ReleaseId;
import io.muster.stig.BenchmarkManagement;
import io.muster.stig.Benchmarks;
import io.muster.stig.Controls;
import io.muster.stig.ImportOutcome;
import io.muster.stig.Release;
import io.muster.stig.Rules;
import io.muster.stig.reading.StigRefused;
import io.muster.ui.Csv;
import io.muster.ui.Numbers;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import io.muster.ui.TextFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Releases of STIGs: the list, importing, one of them, withdrawing it. */
@Controller
class ReleaseController {

  private static final String LIST = "stig/releases";
  private static final String ONE = "stig/release";

  private final Benchmarks benchmarks;
  private final Rules rules;
  private final Controls controls;
  private final BenchmarkManagement management;
  private final Numbers numbers;
  private final Clock clock;

  ReleaseController(
      Benchmarks benchmarks,
      Rules rules,
      Controls controls,
      BenchmarkManagement management,
      Numbers numbers,
      Clock clock) {
    this.benchmarks = benchmarks;
    this.rules = rules;
    this.controls = controls;
    this.management = management;
    this.numbers = numbers;
    this.clock = clock;
  }

  @GetMapping("/releases")
  ModelAndView list(Actor actor) {
    return all(new ModelAndView(LIST).addObject("form", ImportForm.EMPTY), actor);
  }

  @PostMapping("/releases")
  ModelAndView add(Actor actor, @ModelAttribute("form") ImportForm form, RedirectAttributes after) {
    BenchmarkManagement.requireMayImport(actor);
    try {
      MultipartFile file = form.file();
      if (file == null || file.isEmpty()) {
        throw new Invalid("file", "Choose the file to import.");
      }
      String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
      return switch (management.add(actor, name, file.getBytes())) {
        case ImportOutcome.Stored stored -> {
          Release release = stored.release();
          after.addFlashAttribute(
              "done",
              stored.before()
                  ? "This file was imported before; here is what it holds."
                  : "%s of %s is imported with %s."
                      .formatted(
                          release.name(), release.stigId(), numbers.of(release.rules(), "rule")));
          yield SeeOther.to("/releases/" + release.id());
        }
        case ImportOutcome.Ccis ccis -> {
          after.addFlashAttribute(
              "done",
              ccis.before()
                  ? "This list of CCIs was imported before."
                  : "The list of CCIs, version %s, is imported.".formatted(ccis.list().version()));
          yield SeeOther.to("/releases");
        }
      };
    } catch (Invalid | Conflict | StigRefused refused) {
      return all(RefusedForm.of(LIST, form, (Problem) refused), actor);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  @GetMapping("/releases.csv")
  void csv(HttpServletResponse response) throws IOException {
    TextFile.begin(response, "text/csv", "releases.csv");
    Writer out = response.getWriter();
    out.write(
        Csv.line(
            "STIG",
            "title",
            "release",
            "released on",
            "rules",
            "format",
            "file",
            "SHA-256",
            "imported at",
            "imported by",
            "withdrawn at",
            "because"));
    for (Release r : benchmarks.list()) {
      out.write(
          Csv.line(
              r.stigId(),
              r.title(),
              r.name(),
              r.releasedOn(),
              r.rules(),
              r.format(),
              r.fileName(),
              r.sha256(),
              r.importedAt(),
              r.importedBy(),
              r.withdrawnAt(),
              r.withdrawnBecause()));
    }
  }

  @GetMapping("/releases/{id}")
  ModelAndView show(Actor actor, @PathVariable String id) {
    return one(
        new ModelAndView(ONE).addObject("form", new WithdrawalForm("")),
        benchmarks.get(ReleaseId.parse(id)),
        actor);
  }

  @PostMapping("/releases/{id}/withdrawal")
  ModelAndView withdraw(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") WithdrawalForm form,
      RedirectAttributes after) {
    Release release = benchmarks.get(ReleaseId.parse(id));
    try {
      management.withdraw(actor, release.id(), form.reason());
      after.addFlashAttribute("done", "The release is withdrawn. It stays readable.");
      return SeeOther.to("/releases/" + release.id());
    } catch (Invalid | Conflict refused) {
      return one(RefusedForm.of(ONE, form, (Problem) refused), release, actor);
    }
  }

  private ModelAndView all(ModelAndView page, Actor actor) {
    return page.addObject("releases", benchmarks.list())
        .addObject("inEffect", benchmarks.inEffectAt(clock.instant()))
        .addObject("lists", controls.lists())
        .addObject("mayImport", BenchmarkManagement.mayImport(actor));
  }

  private ModelAndView one(ModelAndView page, Release release, Actor actor) {
    return page.addObject("release", release)
        .addObject("rules", rules.rulesOf(release.id()))
        .addObject("inEffect", benchmarks.inEffectAt(clock.instant()).contains(release))
        .addObject(
            "others",
            benchmarks.list().stream()
                .filter(r -> r.stigId().equals(release.stigId()) && !r.equals(release))
                .toList())
        .addObject("mayWithdraw", !release.withdrawn() && BenchmarkManagement.mayImport(actor));
  }
}
