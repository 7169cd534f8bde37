package io.muster.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** The routes of the running application, and requests for them. */
final class RouteCalls {

  private RouteCalls() {}

  /** The portal's own routes and those under {@code /api/}. */
  static Map<Route, RequestMappingInfo> routes(RequestMappingHandlerMapping mappings) {
    Map<Route, RequestMappingInfo> routes = new TreeMap<>();
    Routes.of(mappings).forEach((route, handled) -> routes.put(route, handled.info()));
    return routes;
  }

  /** The request for the route of a thing, with what a form or JSON says. */
  static AbstractMockHttpServletRequestBuilder<?> request(
      Route route, RequestMappingInfo info, AccessWorld.Side asked, Map<String, String> says) {
    String path = Routes.path(route, asked);
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
}
