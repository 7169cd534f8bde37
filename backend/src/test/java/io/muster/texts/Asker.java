package io.muster.texts;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.muster.access.AccessWorld.Side;
import io.muster.access.Route;
import io.muster.access.Routes;
import io.muster.testing.Cast;
import io.muster.testing.Person;
import io.muster.texts.Field.Place;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests in which every field is filled as a test says. */
final class Asker {

  /** Says in an answer of a server that failed, why. */
  static final String FAILURE = "Failure";

  private final MockMvc mvc;
  private final Cast cast;
  private final Map<Person, String> keys = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  Asker(MockMvc mvc, Cast cast) {
    this.mvc = mvc;
    this.cast = cast;
  }

  /**
   * Asks.
   *
   * @param fields those that the route takes
   * @param said what each says; those that are absent say nothing
   */
  MockHttpServletResponse ask(
      Route route, List<Field> fields, Side side, @Nullable Person who, Map<String, Object> said) {
    return answer(request(route, fields, side, said).with(as(route, who)));
  }

  /** Reads where an answer leads, or any page or file. */
  MockHttpServletResponse follow(String location, Person who) {
    URI to = URI.create(location.replaceFirst("^http://localhost", ""));
    boolean api = to.getPath().startsWith("/api/");
    RequestPostProcessor as =
        api ? Cast.bearer(keys.computeIfAbsent(who, cast::key)) : Cast.as(who);
    return answer(MockMvcRequestBuilders.get(to).with(as));
  }

  /** The answer, also of a request that breaks. */
  MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request) {
    headers.forEach(request::header);
    try {
      return mvc.perform(request).andReturn().getResponse();
    } catch (Exception broken) {
      // As the server answers it.
      MockHttpServletResponse failed = new MockHttpServletResponse();
      failed.setStatus(500);
      failed.setHeader(FAILURE, broken.toString());
      return failed;
    }
  }

  /** From now on every request has that header besides. */
  void alwaysSays(String header, String value) {
    headers.put(header, value);
  }

  /** Makes the token with which somebody asks, outside of what is taken back afterwards. */
  void knows(@Nullable Person who) {
    if (who != null) {
      keys.computeIfAbsent(who, cast::key);
    }
  }

  private RequestPostProcessor as(Route route, @Nullable Person who) {
    if (who == null) {
      return request -> request;
    }
    return route.ofApi() && !route.pattern().equals("/api/v1/tokens")
        ? Cast.bearer(keys.computeIfAbsent(who, cast::key))
        : Cast.as(who);
  }

  private static AbstractMockHttpServletRequestBuilder<?> request(
      Route route, List<Field> fields, Side side, Map<String, Object> said) {
    HttpMethod method = HttpMethod.valueOf(route.method());
    String path = Routes.path(route, side);
    if (fields.stream().anyMatch(f -> f.place() == Place.FILE)) {
      var request = MockMvcRequestBuilders.multipart(method, path);
      said.forEach(
          (name, value) -> {
            if (value instanceof MockMultipartFile file) {
              request.file(file);
            }
          });
      return saying(request.with(csrf()), fields, said);
    }
    var request = MockMvcRequestBuilders.request(method, path);
    if (fields.stream().anyMatch(f -> f.place() == Place.DOCUMENT)) {
      return saying(
          request
              .contentType(MediaType.APPLICATION_JSON)
              .content(JsonMapper.shared().writeValueAsBytes(document(fields, said))),
          fields,
          said);
    }
    return saying(route.ofApi() || route.reads() ? request : request.with(csrf()), fields, said);
  }

  private static <B extends AbstractMockHttpServletRequestBuilder<B>> B saying(
      B request, List<Field> fields, Map<String, Object> said) {
    for (Field field : fields) {
      Object value = said.get(field.name());
      if (value == null) {
        continue;
      } else if (field.place() == Place.PARAMETER) {
        request.param(field.name(), value.toString());
      } else if (field.place() == Place.HEADER) {
        request.header(field.name(), value.toString());
      }
    }
    return request;
  }

  /** The document of which the fields are the leaves. */
  private static Map<String, Object> document(List<Field> fields, Map<String, Object> said) {
    Map<String, Object> root = new LinkedHashMap<>();
    for (Field field : fields) {
      Object value = said.get(field.name());
      if (field.place() == Place.DOCUMENT && value != null) {
        put(root, field.name(), value, said);
      }
    }
    return root;
  }

  @SuppressWarnings("unchecked")
  private static void put(
      Map<String, Object> into, String path, Object value, Map<String, Object> said) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    if (path.endsWith("{value}")) {
      String map = path.replace("{value}", "");
      into.put(map, Map.of(said.getOrDefault(map + "{name}", "key").toString(), value));
    } else if (path.endsWith("{name}")) {
      into.putIfAbsent(path.replace("{name}", ""), Map.of(value.toString(), "value"));
    } else if (first.endsWith("[0]")) {
      var list =
          (List<Object>)
              into.computeIfAbsent(first.replace("[0]", ""), n -> new ArrayList<Object>());
      if (dot < 0) {
        list.add(value);
      } else {
        if (list.isEmpty()) {
          list.add(new LinkedHashMap<String, Object>());
        }
        put((Map<String, Object>) list.getFirst(), path.substring(dot + 1), value, said);
      }
    } else if (dot < 0) {
      into.put(first, value);
    } else {
      var inner =
          (Map<String, Object>)
              into.computeIfAbsent(first, n -> new LinkedHashMap<String, Object>());
      put(inner, path.substring(dot + 1), value, said);
    }
  }

  /** A file of that name. */
  static MockMultipartFile file(String field, String name, byte[] content) {
    return new MockMultipartFile(field, name, MediaType.TEXT_PLAIN_VALUE, content);
  }

  /** A file of that name and text. */
  static MockMultipartFile file(String field, String name, String text) {
    return file(field, name, text.getBytes(StandardCharsets.UTF_8));
  }
}
