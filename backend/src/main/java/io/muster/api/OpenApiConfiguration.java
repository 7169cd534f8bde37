package io.muster.api;

import io.muster.identity.Actor;
import io.muster.ui.AsOf;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** Describes the API: how callers prove who they are, how lists are cut, and what can go wrong. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, AsOf.class, Paging.class);
  }

  private static final Map<String, String> PROBLEMS =
      Map.of(
          "401", "No valid token",
          "403", "The roles or the token's scopes do not allow it",
          "404", "Unknown, or outside what the caller may see",
          "409", "The thing is in another state than this needs",
          "422", "Some fields are not as they should be");

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(new Info().title("Muster").version("v1"))
        .components(
            new Components()
                .addSecuritySchemes("token", scheme("bearer"))
                .addSecuritySchemes("password", scheme("basic")))
        .addSecurityItem(new SecurityRequirement().addList("token"));
  }

  @Bean
  OpenApiCustomizer problems() {
    return api -> {
      ModelConverters.getInstance()
          .readAll(ProblemDetails.class)
          .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(OpenApiConfiguration::addProblems);
    };
  }

  @Bean
  OperationCustomizer pastInstants() {
    return (operation, method) -> {
      if (takes(method, AsOf.class)) {
        operation.addParametersItem(
            query(
                AsOf.PARAMETER,
                "what Muster would have answered at this past instant, such as"
                    + " 2026-03-01T12:00:00Z, or at the end of this day, both UTC; now unless said",
                new StringSchema()));
      }
      return operation;
    };
  }

  @Bean
  OperationCustomizer pagedLists() {
    return (operation, method) -> {
      if (takes(method, Paging.class)) {
        operation.addParametersItem(
            query("limit", "1 to 200, 50 unless said", new IntegerSchema()));
        operation.addParametersItem(query("cursor", "where the list goes on", new StringSchema()));
      }
      return operation;
    };
  }

  private static boolean takes(HandlerMethod method, Class<?> type) {
    return Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.getParameterType() == type);
  }

  private static QueryParameter query(String name, String description, Schema<?> schema) {
    QueryParameter parameter = new QueryParameter();
    parameter.name(name).description(description).schema(schema).required(false);
    return parameter;
  }

  private static SecurityScheme scheme(String word) {
    return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(word);
  }

  private static void addProblems(Operation operation) {
    Schema<?> schema = new Schema<>().$ref("#/components/schemas/ProblemDetails");
    Content content =
        new Content().addMediaType(ProblemDetails.MEDIA_TYPE, new MediaType().schema(schema));
    PROBLEMS.forEach(
        (status, words) ->
            operation
                .getResponses()
                .addApiResponse(status, new ApiResponse().description(words).content(content)));
  }
}
