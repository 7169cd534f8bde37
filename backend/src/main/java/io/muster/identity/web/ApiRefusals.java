package io.muster.identity.web;

import io.muster.shared.Forbidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Says no to programs the way their interface says everything else that goes wrong. */
@Component
class ApiRefusals implements AccessDeniedHandler {

  private final ObjectProvider<HandlerExceptionResolver> resolvers;

  ApiRefusals(ObjectProvider<HandlerExceptionResolver> resolvers) {
    this.resolvers = resolvers;
  }

  /** Asks for credentials of the scheme, {@code Bearer} or {@code Basic}. */
  AuthenticationEntryPoint asking(String scheme) {
    return (request, response, refusal) -> {
      String problem =
          "Bearer".equals(scheme) && request.getHeader(HttpHeaders.AUTHORIZATION) != null
              ? ", error=\"invalid_token\""
              : "";
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, scheme + " realm=\"muster\"" + problem);
      answer(request, response, refusal, 401);
    };
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    String scope = TokenAccess.needed(request).word();
    answer(request, response, new Forbidden("This token lacks the scope " + scope + "."), 403);
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, Exception why, int status)
      throws IOException {
    boolean answered =
        resolvers
            .orderedStream()
            .anyMatch(r -> r.resolveException(request, response, null, why) != null);
    if (!answered) {
      response.sendError(status);
    }
  }
}
