package io.muster.access;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes of pages, files and API, as the running application has them. */
public final class Routes {

  private static final Pattern VARIABLE = Pattern.compile("([^/{}]+)/(\\{[^/]+})");

  /** What answers a route. */
  public record Handled(RequestMappingInfo info, HandlerMethod by) {}

  private Routes() {}

  /** All routes, each with what answers it. */
  public static Map<Route, Handled> of(RequestMappingHandlerMapping mappings) {
    Map<Route, Handled> routes = new TreeMap<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (info, by) -> {
              if (by.getBeanType().getPackageName().startsWith("io.muster")
                  || info.getPatternValues().stream().anyMatch(p -> p.startsWith("/api/"))) {
                for (String pattern : info.getPatternValues()) {
                  info.getMethodsCondition()
                      .getMethods()
                      .forEach(
                          m -> routes.put(new Route(m.name(), pattern), new Handled(info, by)));
                }
              }
            });
    return routes;
  }

  /** The path of a route with the things of that side for its variables. */
  public static String path(Route route, AccessWorld.Side asked) {
    Matcher matcher = VARIABLE.matcher(route.pattern());
    StringBuilder path = new StringBuilder();
    while (matcher.find()) {
      String segment = matcher.group(1);
      String value = asked.variable(route, segment, matcher.group(2));
      matcher.appendReplacement(path, Matcher.quoteReplacement(segment + "/" + value));
    }
    return matcher.appendTail(path).toString();
  }
}
