package io.muster.ui;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/**
 * {@code muster:options="${…}"} on an {@code option}: writes {@link Options} in its place. A loop
 * over a thousand clusters, with an expression for each attribute of each, would cost more than the
 * rest of the page.
 */
@Component
class OptionsDialect extends AbstractProcessorDialect {

  private static final String PREFIX = "muster";

  OptionsDialect() {
    super("Muster", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
  }

  @Override
  public Set<IProcessor> getProcessors(String prefix) {
    return Set.of(new Processor(prefix));
  }

  private static final class Processor extends AbstractAttributeTagProcessor {

    private Processor(String prefix) {
      super(
          TemplateMode.HTML,
          prefix,
          "option",
          false,
          "options",
          true,
          StandardDialect.PROCESSOR_PRECEDENCE,
          true);
    }

    @Override
    protected void doProcess(
        ITemplateContext context,
        IProcessableElementTag tag,
        AttributeName attribute,
        String expression,
        IElementTagStructureHandler structure) {
      Options options =
          (Options)
              StandardExpressions.getExpressionParser(context.getConfiguration())
                  .parseExpression(context, expression)
                  .execute(context);
      StringBuilder html = new StringBuilder();
      for (Options.Option option : options.all()) {
        html.append("<option value=\"")
            .append(HtmlEscape.escapeHtml4Xml(option.value()))
            .append(option.value().equals(options.chosen()) ? "\" selected>" : "\">")
            .append(HtmlEscape.escapeHtml4Xml(option.text()))
            .append("</option>");
      }
      structure.replaceWith(html, false);
    }
  }
}
