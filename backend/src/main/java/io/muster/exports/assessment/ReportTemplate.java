package io.muster.exports.assessment;

import io.muster.exports.KnownRule;
import io.muster.scans.Evidence;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Lays an assessment out as XHTML. */
@Component
class ReportTemplate {

  private static final String TEMPLATE = "exports/_assessment";

  /** What XML cannot carry, and what would turn the direction of a line. */
  private static final String UNFIT =
      "[\\p{Cc}&&[^\\n\\t\\r]]|[\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF\\p{Cs}]";

  private final ITemplateEngine templates;

  ReportTemplate(ITemplateEngine templates) {
    this.templates = templates;
  }

  /** The report as well-formed XHTML; names are escaped, and cannot break it. */
  String xhtml(Assessment assessment) {
    Context context =
        new Context(
            Locale.ROOT,
            Map.of(
                "a",
                assessment,
                "rule",
                assessment.release().rule(KnownRule.ID).orElseThrow(),
                "blind",
                Evidence.BLIND));
    return templates.process(TEMPLATE, context).replaceAll(UNFIT, "?");
  }
}
