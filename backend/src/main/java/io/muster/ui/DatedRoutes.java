package io.muster.ui;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Which addresses answer for any instant: those whose method takes an {@link AsOf}, or binds a
 * parameter of that name.
 */
@Component
class DatedRoutes {

  private final SingletonSupplier<List<Route>> routes;

  /** By name, because the actuator brings mappings of its own; late, because they depend on us. */
  DatedRoutes(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.routes = SingletonSupplier.of(() -> routes(mappings.getObject()));
  }

  /** Whether what answers a request answers for any instant. */
  static boolean answersFor(Method method) {
    return Arrays.stream(method.getParameters()).anyMatch(DatedRoutes::named);
  }

  private static boolean named(Parameter parameter) {
    Class<?> type = parameter.getType();
    return type == AsOf.class
        || parameter.getName().equals(AsOf.PARAMETER)
        || type.isRecord()
            && Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch(AsOf.PARAMETER::equals);
  }

  /**
   * Whether a path leads to what answers for any instant.
   *
   * @param path as in a link of a template, where {@code {id}} may stand for an id
   */
  boolean leadsTo(String path) {
    PathContainer parsed = PathContainer.parsePath(path);
    return routes.obtain().stream()
        .filter(route -> route.pattern().matches(parsed))
        .findFirst()
        .map(Route::dated)
        .orElse(false);
  }

  /** The patterns of all that answer for any instant, in order. */
  List<String> dated() {
    return routes.obtain().stream()
        .filter(Route::dated)
        .map(route -> route.pattern().getPatternString())
        .distinct()
        .sorted()
        .toList();
  }

  /** An address, and whether it answers for any instant. */
  private record Route(PathPattern pattern, boolean dated) {}

  /** All that is read, the most specific first. */
  private static List<Route> routes(RequestMappingHandlerMapping mapping) {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(entry -> reads(entry.getKey()))
        .flatMap(DatedRoutes::routes)
        .sorted(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR))
        .toList();
  }

  private static Stream<Route> routes(Map.Entry<RequestMappingInfo, HandlerMethod> entry) {
    var patterns = entry.getKey().getPathPatternsCondition();
    return patterns == null
        ? Stream.of()
        : patterns.getPatterns().stream()
            .map(p -> new Route(p, answersFor(entry.getValue().getMethod())));
  }

  private static boolean reads(RequestMappingInfo info) {
    var methods = info.getMethodsCondition().getMethods();
    return methods.isEmpty() || methods.contains(RequestMethod.GET);
  }
}
