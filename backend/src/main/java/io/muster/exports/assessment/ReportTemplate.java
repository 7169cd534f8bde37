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

  private final ITemplateEngine templates;

  ReportTemplate(ITemplateEngine templates) {
    this.templates = templates;
  }

  /** The report as well-formed XHTML; names are escaped, cannot break it, and are all printed. */
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
    return Letters.printable(templates.process(TEMPLATE, context));
  }
}
