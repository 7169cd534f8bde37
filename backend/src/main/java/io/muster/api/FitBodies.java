package io.muster.api;

import io.muster.shared.Invalid;
import io.muster.shared.PlainText;
import io.muster.shared.Problem.FieldProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses a JSON document with a character that no text may have, whatever its fields are; {@code
 * ui} does so for forms and addresses.
 */
@ControllerAdvice
class FitBodies extends RequestBodyAdviceAdapter {

  private final JsonMapper json;

  FitBodies(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return parameter.getContainingClass().getPackage() == FitBodies.class.getPackage();
  }

  /**
   * Looks at all of the document before any of it is taken for something.
   *
   * @throws Invalid naming each field at fault
   */
  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage input,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    byte[] document = input.getBody().readAllBytes();
    List<FieldProblem> unfit = new ArrayList<>();
    try {
      look("", json.readTree(document), unfit);
    } catch (JacksonException malformed) {
      // The converter says so.
      return new Again(input.getHeaders(), document);
    }
    if (!unfit.isEmpty()) {
      throw new Invalid(unfit);
    }
    return new Again(input.getHeaders(), document);
  }

  private static void look(String path, JsonNode node, List<FieldProblem> unfit) {
    if (node.isString()) {
      PlainText.refusal(path, node.asString()).ifPresent(unfit::add);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        look(path + "[" + i + "]", node.get(i), unfit);
      }
    } else {
      for (var property : node.properties()) {
        String name = property.getKey();
        PlainText.refusal(path, name).ifPresent(unfit::add);
        look(path.isEmpty() ? name : path + "." + name, property.getValue(), unfit);
      }
    }
  }

  /** What was read, to be read again. */
  private record Again(HttpHeaders headers, byte[] document) implements HttpInputMessage {

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(document);
    }
  }
}
