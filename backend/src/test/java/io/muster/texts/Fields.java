package io.muster.texts;

import io.muster.access.Route;
import io.muster.identity.Actor;
import io.muster.identity.SignedIn;
import io.muster.texts.Field.Place;
import io.muster.ui.AsOf;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The fields that a route takes, read from the method that answers it. */
final class Fields {

  /** What a method is given that no field of the request fills. */
  private static final Set<Class<?>> NO_FIELDS =
      Set.of(
          Actor.class,
          SignedIn.class,
          HttpServletRequest.class,
          HttpServletResponse.class,
          CsrfToken.class,
          Model.class,
          BindingResult.class,
          RedirectAttributes.class);

  private final Route route;
  private final List<Field> found = new ArrayList<>();

  private Fields(Route route) {
    this.route = route;
  }

  /**
   * All fields of a route.
   *
   * @throws AssertionError for a parameter of a kind that is not known here: teach it this class
   */
  static List<Field> of(Route route, HandlerMethod by) {
    Fields fields = new Fields(route);
    if (!by.getBeanType().getPackageName().startsWith("io.muster")) {
      // The description of the API, which another library answers.
      return List.of();
    }
    for (MethodParameter parameter : by.getMethodParameters()) {
      parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
      fields.add(parameter);
    }
    return fields.found;
  }

  private void add(MethodParameter parameter) {
    Class<?> type = parameter.getParameterType();
    String own = parameter.getParameterName();
    if (NO_FIELDS.contains(type)) {
      return;
    } else if (parameter.hasParameterAnnotation(PathVariable.class)) {
      add(new Field(route, Place.PATH, own, type));
    } else if (parameter.hasParameterAnnotation(RequestBody.class)) {
      add(Place.DOCUMENT, "", ResolvableType.forMethodParameter(parameter).getType());
    } else if (parameter.getParameterAnnotation(RequestHeader.class) instanceof RequestHeader h) {
      add(new Field(route, Place.HEADER, h.name().isEmpty() ? own : h.name(), type));
    } else if (type == MultipartFile.class) {
      add(new Field(route, Place.FILE, own, type));
    } else if (type == AsOf.class) {
      add(new Field(route, Place.PARAMETER, AsOf.PARAMETER, String.class));
    } else if (type.getSimpleName().equals("Paging")) {
      add(new Field(route, Place.PARAMETER, "limit", String.class));
      add(new Field(route, Place.PARAMETER, "cursor", String.class));
    } else if (parameter.getParameterAnnotation(RequestParam.class) instanceof RequestParam said) {
      add(Place.PARAMETER, said.name().isEmpty() ? own : said.name(), generic(parameter));
    } else if (type.isRecord()) {
      add(Place.PARAMETER, "", type);
    } else {
      throw new AssertionError(route + " has a parameter of unknown kind: " + parameter);
    }
  }

  /** So that one asked for twice, alone and as part of a record, is one. */
  private void add(Field field) {
    if (found.stream().noneMatch(f -> f.name().equals(field.name()))) {
      found.add(field);
    }
  }

  private static Type generic(MethodParameter parameter) {
    return ResolvableType.forMethodParameter(parameter).getType();
  }

  private void add(Place place, String name, Type type) {
    Class<?> raw = ResolvableType.forType(type).toClass();
    if (raw == MultipartFile.class) {
      add(new Field(route, Place.FILE, name, raw));
    } else if (raw.isRecord() && raw.getPackageName().startsWith("io.muster")) {
      for (RecordComponent component : raw.getRecordComponents()) {
        String inner = name.isEmpty() ? component.getName() : name + "." + component.getName();
        add(place, inner, component.getGenericType());
      }
    } else if (List.class.isAssignableFrom(raw) || Set.class.isAssignableFrom(raw)) {
      Type element = ((ParameterizedType) type).getActualTypeArguments()[0];
      boolean simple = place == Place.PARAMETER && element == String.class;
      add(place, simple ? name : name + "[0]", element);
    } else if (Map.class.isAssignableFrom(raw)) {
      add(new Field(route, place, name + "{name}", String.class));
      add(new Field(route, place, name + "{value}", String.class));
    } else {
      add(new Field(route, place, name, raw));
    }
  }
}
