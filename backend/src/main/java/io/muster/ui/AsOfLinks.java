package io.muster.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.AbstractLinkBuilder;
import org.thymeleaf.linkbuilder.ILinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Keeps the instant while one walks: on a page of the past, every link to a page that answers for
 * any instant leads to the same one.
 */
@Configuration(proxyBeanMethods = false)
class AsOfLinks {

  AsOfLinks(SpringTemplateEngine engine, DatedRoutes routes) {
    engine.setLinkBuilders(Set.of(new Dated(routes), new FileLinks()));
  }

  /** Makes those links; the others are made by whoever comes next. */
  private static final class Dated extends AbstractLinkBuilder {

    private final ILinkBuilder standard = new FileLinks();
    private final DatedRoutes routes;

    Dated(DatedRoutes routes) {
      this.routes = routes;
      setOrder(0);
    }

    @Override
    public @Nullable String buildLink(
        IExpressionContext context,
        @Nullable String base,
        @Nullable Map<String, Object> parameters) {
      if (base != null
          && base.startsWith("/")
          && context.getVariable(AsOf.PARAMETER) instanceof AsOf asOf
          && asOf.past()
          && routes.leadsTo(base)) {
        Map<String, Object> dated = new LinkedHashMap<>();
        if (parameters != null) {
          dated.putAll(parameters);
        }
        dated.putIfAbsent(AsOf.PARAMETER, asOf.parameter());
        return standard.buildLink(context, base, dated);
      }
      return null;
    }
  }
}
