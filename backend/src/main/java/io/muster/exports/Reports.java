package io.muster.exports;

import io.muster.exports.assessment.AssessmentReports;
import io.muster.exports.sheets.FindingsWorkbook;
import io.muster.exports.sheets.PoamWorkbook;
import io.muster.exports.sheets.Xlsx;
import io.muster.identity.Scope;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reports about several clusters that come as one file, by kind and format. */
@Component
public class Reports {

  /** A report that is made while it is written. */
  public record ReportFile(String name, String mediaType, FleetChecklists.Export content) {}

  /** Makes a report. */
  @FunctionalInterface
  private interface Maker {
    FleetChecklists.Export of(Selection selection, Moment moment, Scope scope);
  }

  private record Form(String format, String stem, String mediaType, Maker maker) {}

  private final Map<String, List<Form>> kinds = new LinkedHashMap<>();

  Reports(
      FleetChecklists fleet,
      FindingsWorkbook findings,
      PoamWorkbook poam,
      AssessmentReports assessments,
      OscalExports oscal) {
    String violated = "findings-V-260930";
    kinds.put(
        "findings",
        List.of(
            new Form("csv", violated, "text/csv;charset=UTF-8", fleet::findings),
            new Form("xlsx", violated, Xlsx.MEDIA_TYPE, findings::of)));
    kinds.put("poam", List.of(new Form("xlsx", "poam-V-260930", Xlsx.MEDIA_TYPE, poam::of)));
    kinds.put(
        "assessment",
        List.of(new Form("pdf", "assessment-V-260930", "application/pdf", assessments::of)));
    kinds.put(
        "oscal-ar",
        List.of(
            new Form(
                "json", "oscal-assessment-results", "application/json", oscal::assessmentResults)));
    kinds.put(
        "oscal-poam", List.of(new Form("json", "oscal-poam", "application/json", oscal::poam)));
  }

  /**
   * A report, checked before anything of it is sent.
   *
   * @param kind findings, poam, assessment, oscal-ar or oscal-poam
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
    Form form =
        format == null || format.isEmpty()
            ? forms.getFirst()
            : forms.stream()
                .filter(f -> f.format().equals(format))
                .findFirst()
                .orElseThrow(() -> comesAs(forms));
    return new ReportFile(
        moment.fileName(form.stem(), "." + form.format()),
        form.mediaType(),
        form.maker().of(selection, moment, scope));
  }

  private static Invalid comesAs(List<Form> forms) {
    return new Invalid(
        "format",
        "This report comes as "
            + forms.stream().map(Form::format).collect(Collectors.joining(" or "))
            + ".");
  }
}
