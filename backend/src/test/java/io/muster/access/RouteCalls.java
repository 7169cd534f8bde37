package io.muster.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The routes of the running application, and requests for them. */
final class RouteCalls {

  private static final Pattern VARIABLE = Pattern.compile("([^/{}]+)/(\\{[^/]+})");

  private RouteCalls() {}

  /** The portal's own routes and those under {@code /api/}. */
  static Map<Route, RequestMappingInfo> routes(RequestMappingHandlerMapping mappings) {
    Map<Route, RequestMappingInfo> routes = new TreeMap<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              if (method.getBeanType().getPackageName().startsWith("io.muster")
                  || info.getPatternValues().stream().anyMatch(p -> p.startsWith("/api/"))) {
                info.getPatternValues()
                    .forEach(
                        pattern ->
                            info.getMethodsCondition()
                                .getMethods()
                                .forEach(m -> routes.put(new Route(m.name(), pattern), info)));
              }
            });
    return routes;
  }

  /** The request for the route of a thing, with what a form or JSON says. */
  static AbstractMockHttpServletRequestBuilder<?> request(
      Route route, RequestMappingInfo info, AccessWorld.Side asked, Map<String, String> says) {
    String path = filled(route, asked);
    HttpMethod method = HttpMethod.valueOf(route.method());
    if (route.reads()) {
      return saying(MockMvcRequestBuilders.request(method, path), says);
    }
    if (takesAFile(route, info)) {
      byte[] noBundle = "no bundle".getBytes(StandardCharsets.UTF_8);
      return saying(
          MockMvcRequestBuilders.multipart(method, path)
              .file("bundle", noBundle)
              .file("file", noBundle)
              .with(csrf()),
          says);
    }
    var request = MockMvcRequestBuilders.request(method, path);
    return route.ofApi()
        ? request
            .contentType(MediaType.APPLICATION_JSON)
            .content(JsonMapper.shared().writeValueAsString(says))
        : saying(request.with(csrf()), says);
  }

  private static boolean takesAFile(Route route, RequestMappingInfo info) {
    return route.toString().matches("POST /clusters/(new|[{]id}/bundle)")
        || info.getConsumesCondition()
            .getConsumableMediaTypes()
            .contains(MediaType.MULTIPART_FORM_DATA);
  }

  private static <B extends AbstractMockHttpServletRequestBuilder<B>> B saying(
      B request, Map<String, String> says) {
    says.forEach((name, value) -> request.param(name, value));
    return request;
  }

  private static String filled(Route route, AccessWorld.Side asked) {
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
