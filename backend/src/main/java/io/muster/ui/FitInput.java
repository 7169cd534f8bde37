package io.muster.ui;

import io.muster.shared.Invalid;
import io.muster.shared.PlainText;
import io.muster.shared.Problem.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a form or an address with a character that no text may have, whatever its fields are, so
 * that no module has to think of it.
 */
final class FitInput implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    List<FieldProblem> unfit = new ArrayList<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              for (String value : values) {
                // A name without a value is null to some containers.
                if (value != null) {
                  PlainText.refusal(name, value).ifPresent(unfit::add);
                }
              }
            });
    if (!unfit.isEmpty()) {
      throw new Invalid(unfit);
    }
    return true;
  }
}
