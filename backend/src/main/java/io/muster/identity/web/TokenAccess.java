package io.muster.identity.web;

import io.muster.identity.TokenScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets a request with a token through if the token's scopes allow what it asks. */
final class TokenAccess implements AuthorizationManager<RequestAuthorizationContext> {

  private static final String ATTRIBUTE = TokenScope.class.getName();

  static void set(HttpServletRequest request, Set<TokenScope> scopes) {
    request.setAttribute(ATTRIBUTE, scopes);
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    return new AuthorizationDecision(
        request.getAttribute(ATTRIBUTE) instanceof Set<?> scopes
            && scopes.contains(needed(request)));
  }

  /** The scope that the request needs. */
  static TokenScope needed(HttpServletRequest request) {
    return switch (request.getMethod()) {
      case "GET", "HEAD", "OPTIONS" -> TokenScope.READ;
      case "POST" -> ofPost(request.getRequestURI());
      default ->
          request.getRequestURI().endsWith("/bundle") ? TokenScope.DECIDE : TokenScope.MANAGE;
    };
  }

  private static TokenScope ofPost(String path) {
    if (path.endsWith("/scans") || path.endsWith("/scan-runs")) {
      return TokenScope.SCAN;
    }
    if (path.endsWith("/checklist")) {
      // A checklist is filled in and sent back; nothing is changed or kept.
      return TokenScope.READ;
    }
    return path.endsWith("/decisions") ? TokenScope.DECIDE : TokenScope.MANAGE;
  }
}
