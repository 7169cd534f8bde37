package io.muster.exports;

import io.muster.exports.assessment.AssessmentReports;
import io.muster.exports.evidence.EvidencePackages;
import io.muster.exports.sheets.FindingsWorkbook;
import io.muster.exports.sheets.PoamWorkbook;
import io.muster.exports.sheets.Xlsx;
import io.muster.identity.Scope;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reports about several clusters that come as one file, by kind and format. */
@Component
public class Reports {

  /**
   * A report that can be asked for.
   *
   * @param title as people read it
   */
  public record Offer(String kind, String format, String title) {}

  /** Makes a report. */
  @FunctionalInterface
  private interface Maker {
    FleetChecklists.Export of(Selection selection, Moment moment, Scope scope);
  }

  private record Form(String format, String title, String mediaType, Maker maker) {}

  private final Map<String, List<Form>> kinds = new LinkedHashMap<>();

  Reports(
      FleetChecklists fleet,
      FindingsWorkbook findings,
      PoamWorkbook poam,
      AssessmentReports assessments,
      OscalExports oscal,
      EvidencePackages evidence) {
    String json = "application/json";
    put("evidence", new Form("zip", "Evidence package, ZIP", "application/zip", evidence::of));
    put(
        "assessment",
        new Form("pdf", "Assessment report, PDF", "application/pdf", assessments::of));
    put("findings", new Form("csv", "Findings, CSV", "text/csv;charset=UTF-8", fleet::findings));
    put("findings", new Form("xlsx", "Findings, XLSX", Xlsx.MEDIA_TYPE, findings::of));
    put("poam", new Form("xlsx", "POA&M for eMASS, XLSX", Xlsx.MEDIA_TYPE, poam::of));
    put(
        "oscal-ar",
        new Form("json", "OSCAL assessment results, JSON", json, oscal::assessmentResults));
    put("oscal-poam", new Form("json", "OSCAL POA&M, JSON", json, oscal::poam));
  }

  private void put(String kind, Form form) {
    kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(form);
  }

  /** How the name of the file of a kind begins. */
  private static String stem(String kind) {
    return switch (kind) {
      case "oscal-ar" -> "oscal-assessment-results";
      case "oscal-poam" -> kind;
      default -> kind + "-" + KnownRule.ID;
    };
  }

  /** All reports that there are. */
  public List<Offer> offers() {
    return kinds.entrySet().stream()
        .flatMap(
            kind ->
                kind.getValue().stream()
                    .map(form -> new Offer(kind.getKey(), form.format(), form.title())))
        .toList();
  }

  /**
   * One of them, as a program names it.
   *
   * @param format null for the first that the kind has
   * @throws Invalid on the field {@code kind} or {@code format} if there is none
   */
  public Offer offer(@Nullable String kind, @Nullable String format) {
    List<Form> forms = kind == null ? null : kinds.get(kind);
    if (forms == null) {
      throw new Invalid("kind", "This is one of: " + String.join(", ", kinds.keySet()) + ".");
    }
    Form form = form(forms, format);
    return new Offer(kind, form.format(), form.title());
  }

  /**
   * A report, checked before anything of it is sent.
   *
   * @param kind findings, poam, assessment, oscal-ar, oscal-poam or evidence
   * @param format the ending of the file; null for the first that the kind has
   * @throws NotFound if there is no such kind, or what is selected is not in the scope
   * @throws Invalid on the field {@code format} if the kind does not come so
   * @throws io.muster.shared.Conflict if the format has no way to say that there is nothing
   */
  public ReportFile of(
      String kind, @Nullable String format, Selection selection, Moment moment, Scope scope) {
    List<Form> forms = kinds.get(kind);
    if (forms == null) {
      throw new NotFound(
          "There is no such report. There are: " + String.join(", ", kinds.keySet()) + ".");
    }
    Form form = form(forms, format);
    return new ReportFile(
        moment.fileName(stem(kind), "." + form.format()),
        form.mediaType(),
        form.maker().of(selection, moment, scope));
  }

  private static Form form(List<Form> forms, @Nullable String format) {
    return format == null || format.isEmpty()
        ? forms.getFirst()
        : forms.stream()
            .filter(f -> f.format().equals(format))
            .findFirst()
            .orElseThrow(() -> comesAs(forms));
  }

  private static Invalid comesAs(List<Form> forms) {
    return new Invalid(
        "format",
        "This report comes as "
            + forms.stream().map(Form::format).collect(Collectors.joining(" or "))
            + ".");
  }
}
