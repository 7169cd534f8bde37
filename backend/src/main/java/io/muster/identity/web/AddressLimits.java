package io.muster.identity.web;

import io.muster.audit.Who;
import io.muster.limits.Limited;
import io.muster.limits.Limits;
import io.muster.limits.Sender;
import io.muster.shared.TooManyRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts by address what costs much and needs nobody to be signed in: passwords, codes, and files,
 * which are read into memory while the form's token is looked for. It stands before all that looks
 * at a request, and says on pages what was refused behind it too.
 */
@Component
@Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 2)
class AddressLimits extends OncePerRequestFilter {

  private static final Who SOMEBODY = new Who(null, "anonymous", "");
  private static final Set<String> FORMS = Set.of("/sign-in", SignInCodeController.PATH);
  private static final Set<String> SIGN_INS =
      Set.of(
          "/sign-in",
          SignInCodeController.PATH,
          CertificateSignInController.PATH,
          OidcController.PATH,
          "/setup",
          "/api/v1/tokens");

  private final Limits limits;

  AddressLimits(Limits limits) {
    this.limits = limits;
  }

  /** Whether the request brings a file. */
  static boolean bringsAFile(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.strip().regionMatches(true, 0, "multipart/", 0, 10);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      limited(request)
          .ifPresent(what -> limits.take(what, Sender.of(request.getRemoteAddr()), SOMEBODY));
      chain.doFilter(request, response);
    } catch (TooManyRequests refused) {
      if (path(request).startsWith("/api/")) {
        throw refused;
      }
      answer(request, response, refused);
    }
  }

  private static Optional<Limited> limited(HttpServletRequest request) {
    if (bringsAFile(request)) {
      return Optional.of(Limited.UPLOAD_ADDRESS);
    }
    return HttpMethod.POST.matches(request.getMethod()) && SIGN_INS.contains(path(request))
        ? Optional.of(Limited.SIGN_IN_ADDRESS)
        : Optional.empty();
  }

  /** The form again, or the page that says so of any status. */
  private static void answer(
      HttpServletRequest request, HttpServletResponse response, TooManyRequests refused)
      throws ServletException, IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refused.retryAfter()));
    if (!FORMS.contains(path(request))) {
      request.setAttribute("problem", refused);
      response.sendError(refused.kind().status());
      return;
    }
    response.setStatus(refused.kind().status());
    request.setAttribute("later", refused.sentence());
    request.setAttribute("typed", request.getParameter("username"));
    HttpServletRequest asked =
        new HttpServletRequestWrapper(request) {
          @Override
          public String getMethod() {
            return HttpMethod.GET.name();
          }
        };
    request.getRequestDispatcher(path(request)).forward(asked, response);
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }
}
