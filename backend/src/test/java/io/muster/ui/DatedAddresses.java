package io.muster.ui;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All addresses that answer for any instant, as the portal itself tells them apart. */
public final class DatedAddresses {

  private DatedAddresses() {}

  /** Their patterns, such as {@code /clusters/{id}}, in order. */
  public static List<String> patterns(ApplicationContext portal) {
    return portal
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .entrySet()
        .stream()
        .filter(entry -> DatedRoutes.reads(entry.getKey()))
        .filter(entry -> DatedRoutes.answersFor(entry.getValue().getMethod()))
        .flatMap(entry -> patterns(entry.getKey()))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> patterns(RequestMappingInfo info) {
    var patterns = info.getPathPatternsCondition();
    return patterns == null ? Stream.of() : patterns.getPatternValues().stream();
  }
}
